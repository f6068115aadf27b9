using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Server.Telemetry;

/// <summary>A store whose trips are measured.</summary>
/// <param name="store">The store.</param>
/// <param name="meter">Measures.</param>
internal sealed class MeteredStore(IGraphStore store, StoreMeter meter) : IGraphStore
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
        CancellationToken cancellationToken) => meter.MeasureAsync(
        "read",
        static read => read.store.RunAsync(read.plan, read.arguments, read.sink, read.reads, read.timeout, read.cancellationToken),
        (store, plan, arguments, sink, reads, timeout, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<CommitResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken) => meter.MeasureAsync(
        "write",
        static write => write.store.ApplyAsync(write.batch, write.cancellationToken),
        (store, batch, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<StoreStatus> GetStatusAsync(CancellationToken cancellationToken) => store.GetStatusAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();
}
