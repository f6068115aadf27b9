using KejiGraph.Graph.Stores;

namespace KejiGraph.Server.Caching;

/// <summary>
/// Asks the store now and then for the number of its last commit, and so finds commits that nobody told of: of an import, of a server
/// that was killed before it could tell, or when a message was lost. What such a commit made stale is served for two looks at most; while
/// the store does not answer, for as long as any answer may be.
/// </summary>
internal sealed class SequenceWatch : IAsyncDisposable
{
    private readonly IGraphStore _store;
    private readonly CommitLedger _ledger;
    private readonly Lookout _lookout;
    private long _seen;

    /// <param name="store">The store.</param>
    /// <param name="ledger">The last commits.</param>
    /// <param name="trouble">Told of failures.</param>
    /// <param name="time">The clock.</param>
    public SequenceWatch(IGraphStore store, CommitLedger ledger, TroubleLog trouble, TimeProvider time)
    {
        _store = store;
        _ledger = ledger;
        _lookout = new Lookout(LookAsync, trouble, time);
    }

    /// <summary>Looks once: whatever was written until now is not missing. Then goes on by itself.</summary>
    /// <exception cref="GraphStoreException">The store cannot be asked.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _seen = (await _store.GetStatusAsync(cancellationToken)).Sequence;
        _ledger.Miss(_seen);
        _lookout.Start();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lookout.DisposeAsync();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        // A commit that was there at the last look already, and is not noted yet, is not about to be told of any more.
        _ledger.Miss(_seen);
        _seen = (await _store.GetStatusAsync(cancellationToken)).Sequence;
    }
}
