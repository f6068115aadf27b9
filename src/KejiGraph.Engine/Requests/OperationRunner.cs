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
    /// <returns>The number of the last commit that it can show; 0 when the store was not asked.</returns>
    /// <exception cref="GraphStoreException">The store failed.</exception>
    public async ValueTask<long> RunAsync(
        CompiledOperation operation,
        PlanArguments arguments,
        ResponseShaper shaper,
        ReadSet? reads,
        CancellationToken cancellationToken)
    {
        shaper.Begin(operation.Shape);
        var sequence = 0L;
        if (!operation.Plan.Roots.IsEmpty)
        {
            sequence = await store.RunAsync(operation.Plan, arguments, shaper, reads, timeout, cancellationToken).ConfigureAwait(false);
        }

        shaper.Complete();
        return sequence;
    }
}
