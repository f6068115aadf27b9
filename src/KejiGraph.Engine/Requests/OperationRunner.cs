using System.Diagnostics;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Compile;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Engine.Requests;

/// <summary>Runs operations, and parts of them, in one trip to the store each. Safe to share.</summary>
/// <param name="store">The store.</param>
/// <param name="settings">What arguments are bound with.</param>
/// <param name="timeout">How long the store may work for one trip.</param>
internal sealed class OperationRunner(IGraphStore store, BindingSettings settings, TimeSpan timeout)
{
    /// <summary>The arguments of an operation's plan.</summary>
    /// <exception cref="GraphQL.GraphQLException">An argument has a value that cannot be used.</exception>
    public PlanArguments Bind(
        CompiledOperation operation, ResponseContext context, bool isIncremental, object?[]? nodeIds = null) =>
        operation.Bind(new BindingScope(context.Variables, settings, nodeIds ?? [], context.Event), isIncremental);

    /// <summary>Writes the root object.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="arguments">The arguments of its plan.</param>
    /// <param name="shaper">Writes.</param>
    /// <param name="reads">Takes the parts of the graph that the answer depends on; null when nobody asks.</param>
    /// <param name="work">Takes what it took; null when the response is there already.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The number of the last commit that it can show; 0 when the store was not asked.</returns>
    /// <exception cref="GraphStoreException">The store failed.</exception>
    public async ValueTask<long> RunAsync(
        CompiledOperation operation,
        PlanArguments arguments,
        ResponseShaper shaper,
        ReadSet? reads,
        OperationWork? work,
        CancellationToken cancellationToken)
    {
        shaper.Begin(operation.Shape);
        var sequence = 0L;
        if (!operation.Plan.Roots.IsEmpty)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                sequence = await store.RunAsync(operation.Plan, arguments, shaper, reads, timeout, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Note(work, reads, Stopwatch.GetElapsedTime(began));
            }
        }

        shaper.Complete();
        return sequence;
    }

    private static void Note(OperationWork? work, ReadSet? reads, TimeSpan time)
    {
        if (work is not null)
        {
            work.StoreTrips++;
            work.StoreTime += time;
            work.Dependencies = reads?.Hashes.Length ?? 0;
        }
    }
}
