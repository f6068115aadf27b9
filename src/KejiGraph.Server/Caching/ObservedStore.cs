using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Server.Caching;

/// <summary>A store whose commits are noted in a ledger before whoever made them hears of it.</summary>
/// <param name="store">The store.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="tell">Tells other servers of a commit; must not wait.</param>
internal sealed class ObservedStore(IGraphStore store, CommitLedger ledger, Action<long, ulong[]>? tell = null) : IGraphStore
{
    /// <inheritdoc/>
    public GraphModel Model => store.Model;

    /// <inheritdoc/>
    public ValueTask<long> RunAsync(
        Plan plan,
        PlanArguments arguments,
        IResultSink sink,
        ReadSet? reads,
        TimeSpan timeout,
        CancellationToken cancellationToken) => store.RunAsync(plan, arguments, sink, reads, timeout, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<CommitResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        var commit = await CommitAsync(batch, cancellationToken);
        Note(commit.Sequence, [.. commit.Writes.Dependencies.Select(one => one.Hash)]);
        return commit;
    }

    /// <summary>Makes all answers void, at every server: the graph was written past them. That is a commit that writes nothing.</summary>
    /// <returns>The number of the commit.</returns>
    public async ValueTask<long> InvalidateAsync(CancellationToken cancellationToken)
    {
        var commit = await CommitAsync(new ChangeBatch([]), cancellationToken);
        Note(commit.Sequence, [DependencyHash.Graph]);
        return commit.Sequence;
    }

    /// <inheritdoc/>
    public ValueTask<StoreStatus> GetStatusAsync(CancellationToken cancellationToken) => store.GetStatusAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async ValueTask<CommitResult> CommitAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ApplyAsync(batch, cancellationToken);
        }
        catch (GraphStoreException failure) when (failure.Failure is StoreFailure.UnknownOutcome or StoreFailure.Timeout)
        {
            // Nobody knows what was written, if anything.
            ledger.Suspect();
            throw;
        }
    }

    private void Note(long sequence, ulong[] writes)
    {
        ledger.Record(sequence, writes);
        tell?.Invoke(sequence, writes);
    }
}
