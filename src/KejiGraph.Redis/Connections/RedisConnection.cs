using KejiGraph.Redis.Protocol;

namespace KejiGraph.Redis.Connections;

/// <summary>
/// One socket that any number of callers share. Commands are queued in the order of the calls; whoever finds no send under way starts one,
/// and what queues up meanwhile goes out with the next. A reader gives each reply to the oldest command. One timer watches that command;
/// when it is overdue, or anything else goes wrong, the connection is broken for good and every command that waits fails. Safe to share.
/// </summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    private readonly RedisOptions _options;
    private readonly TimeProvider _time;
    private readonly Stream _stream;
    private readonly ReplyReader _reader;
    private readonly Action<RedisReply>? _listener;
    private readonly ITimer _timer;

    // Held for a few instructions at a time, never while something waits or calls back. It guards all fields below.
    private readonly Lock _lock = new();
    private readonly Queue<PendingReply> _pending = new();
    private CommandBuffer _queued = new();
    private CommandBuffer _sending = new();
    private bool _isSending;
    private bool _isWatching;
    private RedisConnectionException? _error;

    private RedisConnection(
        RedisAddress address, RedisOptions options, TimeProvider time, Stream stream, Action<RedisReply>? listener)
    {
        Address = address;
        _options = options;
        _time = time;
        _stream = stream;
        _listener = listener;
        _reader = new ReplyReader(stream, address.ToString(), options.MaxReplyBytes);
        _timer = time.CreateTimer(_ => Watch(), null, options.KeepAlive, Timeout.InfiniteTimeSpan);
        Ended = Task.Run(ReadAsync);
    }

    /// <summary>The server.</summary>
    public RedisAddress Address { get; }

    /// <summary>Ends, without a failure, with the reason for which the connection is broken, after the last message was given to the listener.</summary>
    public Task<RedisConnectionException> Ended { get; }

    /// <summary>Whether commands can be sent.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return _error is null;
            }
        }
    }

    /// <summary>How many commands wait for their reply.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Connects and greets.</summary>
    /// <param name="address">The server.</param>
    /// <param name="options">Who asks, and how long things may take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="listener">Is given what the server says unasked, in order, by the reader; null passes over it.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    /// <exception cref="RedisConnectionException">It did not come about.</exception>
    public static async Task<RedisConnection> OpenAsync(
        RedisAddress address, RedisOptions options, TimeProvider time, Action<RedisReply>? listener, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        RedisConnection? connection = null;
        try
        {
            var stream = await Dialing.DialAsync(address, options, either.Token).ConfigureAwait(false);
            connection = new RedisConnection(address, options, time, stream, listener);
            await Greeting.GreetAsync(connection, options).WaitAsync(either.Token).ConfigureAwait(false);
            return connection;
        }
        catch (Exception error)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            if (error is OperationCanceledException && timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw Errors.ConnectTimedOut(address.ToString(), options.ConnectTimeout);
            }

            if (error is RedisException or OperationCanceledException)
            {
                throw;
            }

            throw Errors.Unreachable(address.ToString(), error);
        }
    }

    /// <summary>Queues a command. Its reply can be an error of the server. Never waits and never throws; what fails is the task.</summary>
    /// <param name="command">The name and the arguments.</param>
    /// <param name="isAsking">Whether <c>ASKING</c> goes right before it, as redirections within a cluster need it.</param>
    public Task<RedisReply> SendAsync(ReadOnlySpan<RedisArgument> command, bool isAsking = false)
    {
        PendingReply pending;
        lock (_lock)
        {
            if (_error is not null)
            {
                return Task.FromException<RedisReply>(Errors.NotConnected(Address.ToString(), _error.Message));
            }

            if (_queued.Length > _options.MaxQueuedBytes)
            {
                return Task.FromException<RedisReply>(Errors.Overloaded(Address.ToString(), _options.MaxQueuedBytes));
            }

            if (isAsking)
            {
                Queue([Commands.Asking]);
            }

            pending = Queue(command);
            if (!_isWatching)
            {
                _isWatching = true;
                _timer.Change(_options.ReplyTimeout, Timeout.InfiniteTimeSpan);
            }

            if (!_isSending)
            {
                _isSending = true;
                ThreadPool.UnsafeQueueUserWorkItem(static connection => _ = connection.FlushAsync(), this, preferLocal: false);
            }
        }

        return pending.Task;
    }

    /// <summary>Ends the connection for a reason. What waits fails with it. The first reason stays.</summary>
    public void Break(RedisConnectionException reason)
    {
        PendingReply[] waiting;
        lock (_lock)
        {
            if (_error is not null)
            {
                return;
            }

            _error = reason;
            waiting = [.. _pending];
            _pending.Clear();
        }

        _timer.Dispose();
        _stream.Dispose();
        foreach (var pending in waiting)
        {
            // One exception each, for callers add their stack traces to it.
            pending.TrySetException(new RedisConnectionException(reason.Failure, reason.Message, reason.InnerException));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Break(Errors.Lost(Address.ToString(), Errors.ClientClosed()));
        await Ended.ConfigureAwait(false);
    }

    /// <summary>Under the lock.</summary>
    private PendingReply Queue(ReadOnlySpan<RedisArgument> command)
    {
        _queued.Write(command);
        var pending = new PendingReply(_time.GetTimestamp());
        _pending.Enqueue(pending);
        return pending;
    }

    private async Task FlushAsync()
    {
        try
        {
            while (true)
            {
                lock (_lock)
                {
                    if (_queued.Length == 0 || _error is not null)
                    {
                        _isSending = false;
                        return;
                    }

                    (_queued, _sending) = (_sending, _queued);
                }

                await _stream.WriteAsync(_sending.Written).ConfigureAwait(false);
                _sending.Clear();
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            Break(Errors.Lost(Address.ToString(), error));
        }
    }

    private async Task<RedisConnectionException> ReadAsync()
    {
        try
        {
            while (true)
            {
                Take(await _reader.ReadAsync().ConfigureAwait(false));
            }
        }
        catch (RedisConnectionException error)
        {
            Break(error);
        }
        catch (EndOfStreamException)
        {
            Break(Errors.Lost(Address.ToString(), new EndOfStreamException("the server closed it")));
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            Break(Errors.Lost(Address.ToString(), error));
        }

        lock (_lock)
        {
            return _error!;
        }
    }

    private void Take(RedisReply reply)
    {
        var isConfirmation = Pushes.IsConfirmation(reply);
        if (isConfirmation || Pushes.IsMessage(reply, isListening: _listener is not null))
        {
            Tell(reply);
        }

        if (isConfirmation || !Pushes.IsMessage(reply, isListening: _listener is not null))
        {
            Complete(reply);
        }
    }

    private void Tell(RedisReply reply)
    {
        try
        {
            _listener?.Invoke(reply);
        }
        catch (Exception error)
        {
            throw Errors.CallbackFailed(error);
        }
    }

    private void Complete(RedisReply reply)
    {
        PendingReply? pending;
        lock (_lock)
        {
            if (!_pending.TryDequeue(out pending))
            {
                if (_error is not null)
                {
                    return;
                }

                throw Errors.Unasked(Address.ToString());
            }
        }

        pending.TrySetResult(reply);
    }

    /// <summary>
    /// The timer's turn: the oldest command is overdue, or it is not yet and the timer waits for when it is, or there is none, and after
    /// a while without one the server is asked for a sign of life.
    /// </summary>
    private void Watch()
    {
        var isIdle = false;
        lock (_lock)
        {
            if (_error is not null)
            {
                return;
            }

            if (_pending.TryPeek(out var oldest))
            {
                var left = _options.ReplyTimeout - _time.GetElapsedTime(oldest.Since);
                if (left > TimeSpan.Zero)
                {
                    _timer.Change(AtLeastOneMillisecond(left), Timeout.InfiniteTimeSpan);
                    return;
                }
            }
            else if (_isWatching)
            {
                _isWatching = false;
                _timer.Change(_options.KeepAlive, Timeout.InfiniteTimeSpan);
                return;
            }
            else
            {
                isIdle = true;
            }
        }

        if (isIdle)
        {
            _ = SendAsync([Commands.Ping]);
        }
        else
        {
            Break(Errors.TimedOut(Address.ToString(), _options.ReplyTimeout));
        }
    }

    /// <summary>Timers count in whole milliseconds and cut the rest off.</summary>
    private static TimeSpan AtLeastOneMillisecond(TimeSpan time) => time < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : time;
}
