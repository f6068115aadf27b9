using KejiGraph.Graph.Stores;

namespace KejiGraph.Server.Caching;

/// <summary>
/// Asks the store now and then for the number of its last commit, and so finds commits that nobody told of: of an import, of a server
/// that was killed before it could tell, or when a message was lost. What such a commit made stale is served for two looks at most.
/// </summary>
internal sealed class SequenceWatch : IAsyncDisposable
{
    /// <summary>The time between two looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly IGraphStore _store;
    private readonly CommitLedger _ledger;
    private readonly TroubleLog _trouble;
    private readonly CancellationTokenSource _end = new();
    private readonly PeriodicTimer _timer;
    private long _seen;
    private Task _watching = Task.CompletedTask;

    /// <param name="store">The store.</param>
    /// <param name="ledger">The last commits.</param>
    /// <param name="trouble">Told of failures.</param>
    /// <param name="time">The clock.</param>
    public SequenceWatch(IGraphStore store, CommitLedger ledger, TroubleLog trouble, TimeProvider time)
    {
        _trouble = trouble;
        _store = store;
        _ledger = ledger;
        _timer = new PeriodicTimer(Interval, time);
    }

    /// <summary>Looks once: whatever was written until now is not missing. Then goes on by itself.</summary>
    /// <exception cref="GraphStoreException">The store cannot be asked.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _seen = (await _store.GetStatusAsync(cancellationToken)).Sequence;
        _ledger.Miss(_seen);
        _watching = WatchAsync();
    }

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
                await LookAsync();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task LookAsync()
    {
        // A commit that was there at the last look already, and is not noted yet, is not about to be told of any more.
        _ledger.Miss(_seen);
        try
        {
            _seen = (await _store.GetStatusAsync(_end.Token)).Sequence;
        }
        catch (Exception failure) when (!_end.IsCancellationRequested)
        {
            // The next look may be better. Until then answers are served as long as any may be.
            _trouble.Tell(failure.Message);
        }
    }
}
