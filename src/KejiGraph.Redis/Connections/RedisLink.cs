namespace KejiGraph.Redis.Connections;

/// <summary>A connection that is made again whenever it is lost. It begins with the first <see cref="Start"/>. Safe to share.</summary>
/// <param name="open">Makes a connection.</param>
/// <param name="options">The waits between tries.</param>
/// <param name="time">The clock.</param>
/// <param name="onOpened">Told of each connection before anybody else uses it.</param>
/// <param name="onLost">Told when it has ended, after all that came on it.</param>
internal sealed class RedisLink(
    Func<CancellationToken, Task<RedisConnection>> open,
    RedisOptions options,
    TimeProvider time,
    Action<RedisConnection> onOpened,
    Action<RedisAddress, RedisException> onLost) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();

    // Guarded by the lock.
    private Task? _running;
    private TaskCompletionSource<RedisConnection> _try = NewTry();

    // Written by the loop, read by callers.
    private volatile RedisConnection? _current;
    private volatile RedisException? _lastError;

    /// <summary>The connection, or null while there is none.</summary>
    public RedisConnection? Current => _current is { IsOpen: true } connection ? connection : null;

    /// <summary>Why there is no connection; null before the first try has failed.</summary>
    public RedisException? LastError => _lastError;

    /// <summary>Begins, once.</summary>
    public void Start()
    {
        if (_running is not null)
        {
            return;
        }

        lock (_lock)
        {
            if (!_end.IsCancellationRequested)
            {
                _running ??= Task.Run(RunAsync);
            }
        }
    }

    /// <summary>The connection, or the outcome of the try that is under way or comes next.</summary>
    /// <exception cref="RedisException">The try failed.</exception>
    public async Task<RedisConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        Task<RedisConnection> outcome;
        lock (_lock)
        {
            outcome = _end.IsCancellationRequested ? throw Errors.ClientClosed() : _try.Task;
        }

        Start();
        return Current ?? await outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task? running;
        lock (_lock)
        {
            running = _running;
            _end.Cancel();
        }

        if (running is not null)
        {
            await running.ConfigureAwait(false);
        }

        _try.TrySetException(Errors.ClientClosed());
        _ = _try.Task.Exception;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        var failures = 0;
        try
        {
            while (true)
            {
                try
                {
                    var connection = await open(_end.Token).ConfigureAwait(false);
                    failures = 0;
                    await UseAsync(connection).ConfigureAwait(false);
                }
                catch (Exception error) when (error is not OperationCanceledException || !_end.IsCancellationRequested)
                {
                    // What is no RedisException comes from a callback of the caller, who reads of it in the next error.
                    failures++;
                    var failure = error as RedisException ?? Errors.CallbackFailed(error);
                    _lastError = failure;
                    NextTry().TrySetException(failure);
                }

#pragma warning disable CA5394 // It spreads clients over time; nothing is to be kept secret.
                var delay = Backoff.Delay(options.MinReconnectDelay, options.MaxReconnectDelay, Math.Max(0, failures - 1), Random.Shared.NextDouble());
#pragma warning restore CA5394
                await Task.Delay(delay, time, _end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Disposed of.
        }
    }

    private async Task UseAsync(RedisConnection connection)
    {
        await using (connection.ConfigureAwait(false))
        {
            onOpened(connection);
            _current = connection;
            NextTry().TrySetResult(connection);
            try
            {
                _lastError = await connection.Ended.WaitAsync(_end.Token).ConfigureAwait(false);
            }
            finally
            {
                _current = null;
            }
        }

        onLost(connection.Address, _lastError);
    }

    /// <summary>Takes the outcome that callers wait for, and puts a new one there for the try after it.</summary>
    private TaskCompletionSource<RedisConnection> NextTry()
    {
        lock (_lock)
        {
            var outcome = _try;
            _try = NewTry();

            // Nobody may wait for it, and then nobody looks at its failure either.
            _ = outcome.Task.ContinueWith(
                static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return outcome;
        }
    }

    private static TaskCompletionSource<RedisConnection> NewTry() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
