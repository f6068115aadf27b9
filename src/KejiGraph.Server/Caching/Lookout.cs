namespace KejiGraph.Server.Caching;

/// <summary>Looks at something again and again, until it is disposed of. A look that fails is told of, and the next follows.</summary>
/// <param name="look">Looks once.</param>
/// <param name="trouble">Told of failures.</param>
/// <param name="time">The clock.</param>
internal sealed class Lookout(Func<CancellationToken, Task> look, TroubleLog trouble, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The time between two looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _end = new();
    private readonly PeriodicTimer _timer = new(Interval, time);
    private Task _watching = Task.CompletedTask;

    /// <summary>Begins; the first look is after an interval.</summary>
    public void Start() => _watching = WatchAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _timer.Dispose();
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (await _timer.WaitForNextTickAsync(_end.Token))
            {
                try
                {
                    await look(_end.Token);
                }
                catch (Exception failure) when (!_end.IsCancellationRequested)
                {
                    trouble.Tell(failure.Message);
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The server stops.
        }
    }
}
