using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>A store that counts how often it is asked, and can be held in the middle of an answer.</summary>
internal sealed class CountedStore(IGraphStore store) : IGraphStore
{
    private int _runs;

    /// <summary>How often it was asked.</summary>
    public int Runs => Volatile.Read(ref _runs);

    /// <summary>An answer that was read is not given until this ends.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Ends when an answer is held.</summary>
    public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GraphModel Model => store.Model;

    public async ValueTask<long> RunAsync(
        Plan plan,
        PlanArguments arguments,
        IResultSink sink,
        ReadSet? reads,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        var sequence = await store.RunAsync(plan, arguments, sink, reads, timeout, cancellationToken);
        if (Hold is { } hold)
        {
            Held.TrySetResult();
            await hold.Task;
        }

        return sequence;
    }

    public ValueTask<CommitResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken) =>
        store.ApplyAsync(batch, cancellationToken);

    public ValueTask<StoreStatus> GetStatusAsync(CancellationToken cancellationToken) => store.GetStatusAsync(cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
