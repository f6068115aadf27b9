using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;

namespace KejiGraph.Graph.Stores;

/// <summary>
/// Holds a graph and answers plans over it. All members may be called from many threads at once. A read sees one version
/// of the graph from its first to its last value.
/// </summary>
public interface IGraphStore : IAsyncDisposable
{
    /// <summary>The model the store was opened with.</summary>
    GraphModel Model { get; }

    /// <summary>Runs a plan and pushes its values into a sink, in one trip to the store.</summary>
    /// <param name="plan">The plan; a store may keep what it derived from it.</param>
    /// <param name="arguments">The values of the request.</param>
    /// <param name="sink">Takes the values. After an exception what it holds is worth nothing.</param>
    /// <param name="reads">Takes the parts of the graph that the answer depends on; null when nobody asks.</param>
    /// <param name="timeout">How long the run may take.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <returns>The sequence of the last commit that the answer can show.</returns>
    /// <exception cref="GraphStoreException">The store failed, or the time ran out.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<long> RunAsync(
        Plan plan,
        PlanArguments arguments,
        IResultSink sink,
        ReadSet? reads,
        TimeSpan timeout,
        CancellationToken cancellationToken);

    /// <summary>Applies a batch: all of it or nothing, durable when the task ends.</summary>
    /// <exception cref="GraphStoreException">The batch was refused, or its outcome is unknown.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, and nothing was written.</exception>
    ValueTask<CommitResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken);

    /// <summary>What the store holds now.</summary>
    ValueTask<StoreStatus> GetStatusAsync(CancellationToken cancellationToken);
}
