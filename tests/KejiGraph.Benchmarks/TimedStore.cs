using System.Diagnostics;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Benchmarks;

/// <summary>A store that notes when the last run began and ended. For one request after the other.</summary>
internal sealed class TimedStore(IGraphStore store) : IGraphStore
{
    /// <inheritdoc/>
    public GraphModel Model => store.Model;

    /// <summary>The timestamp at which the last run began.</summary>
    public long Began { get; private set; }

    /// <summary>The timestamp at which it ended.</summary>
    public long Ended { get; private set; }

    /// <inheritdoc/>
    public ValueTask<long> RunAsync(
        Plan plan,
        PlanArguments arguments,
        IResultSink sink,
        ReadSet? reads,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        Began = Stopwatch.GetTimestamp();
        var run = store.RunAsync(plan, arguments, sink, reads, timeout, cancellationToken);
        Ended = Stopwatch.GetTimestamp();
        return run;
    }

    /// <inheritdoc/>
    public ValueTask<CommitResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken) =>
        store.ApplyAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoreStatus> GetStatusAsync(CancellationToken cancellationToken) => store.GetStatusAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();
}
