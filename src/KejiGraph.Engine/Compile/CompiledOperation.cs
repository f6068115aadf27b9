using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Cursors;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// An operation made ready: its plan, the shape of its response, and how a request's variables become the plan's arguments. It
/// serves every request with the same document and operation. Immutable.
/// </summary>
internal sealed class CompiledOperation(
    Plan plan,
    ResponseShape.Object shape,
    OperationVariables variables,
    ConditionTable conditions,
    ParameterBinding[] parameters)
{
    /// <summary>The plan.</summary>
    public Plan Plan { get; } = plan;

    /// <summary>The response.</summary>
    public ResponseShape.Object Shape { get; } = shape;

    /// <summary>The variables that the operation defines.</summary>
    public OperationVariables Variables { get; } = variables;

    /// <summary>The plan's arguments in a request.</summary>
    /// <exception cref="GraphQL.GraphQLException">An argument has a value that cannot be used.</exception>
    public PlanArguments Bind(VariableValues values, PageOptions pages, CursorCodec cursors)
    {
        var context = new BindingContext(values, pages, cursors, parameters.Length);
        for (var number = 0; number < parameters.Length; number++)
        {
            context.Values[number] = parameters[number].Bind(context);
        }

        return new PlanArguments([.. context.Values], conditions.Evaluate(values));
    }
}
