using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Compile;
using KejiGraph.Engine.Responses;
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
    /// <exception cref="GraphStoreException">The store failed.</exception>
    public async ValueTask RunAsync(
        CompiledOperation operation, PlanArguments arguments, ResponseShaper shaper, CancellationToken cancellationToken)
    {
        shaper.Begin(operation.Shape);
        if (!operation.Plan.Roots.IsEmpty)
        {
            await store.RunAsync(operation.Plan, arguments, shaper, timeout, cancellationToken).ConfigureAwait(false);
        }

        shaper.Complete();
    }
}
