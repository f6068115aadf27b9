using System.Collections.Immutable;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// An operation made ready: its plan, the shape of its response, and how a request's variables become the plan's arguments. It
/// serves every request with the same document and operation. Immutable but for what it learns of the size of answers.
/// </summary>
internal sealed class CompiledOperation(
    Plan plan,
    ResponseShape.Object shape,
    ImmutableArray<AnchoredPart> parts,
    OperationContext operation,
    ConditionTable conditions,
    ParameterBinding[] parameters)
{
    // Computed at first use, perhaps by more than one request: all come to the same.
    private CachePolicy? _cachePolicy;

    /// <summary>The plan.</summary>
    public Plan Plan { get; } = plan;

    /// <summary>The response.</summary>
    public ResponseShape.Object Shape { get; } = shape;

    /// <summary>The parts of the root object, and of the connections in it, that can come later.</summary>
    public ImmutableArray<AnchoredPart> Parts { get; } = parts;

    /// <summary>The operation.</summary>
    public OperationContext Context { get; } = operation;

    /// <summary>The field of a subscription, whose events are answered; null for other operations.</summary>
    public CollectedField? Events { get; init; }

    /// <summary>It reads, and what it reads is in the store.</summary>
    public bool IsQueryOfStore => Context.Syntax.Operation == OperationType.Query && !Plan.Roots.IsEmpty;

    /// <summary>For how long its responses may be used without asking again.</summary>
    public CachePolicy CachePolicyBy(CachePolicies policies) => _cachePolicy ??= policies.Of(Plan);

    /// <summary>The bytes of the last answer. Written by any request without a lock: a wrong guess costs a copy.</summary>
    public int ExpectedBytes { get; set; }

    /// <summary>The plan's arguments in a request.</summary>
    /// <param name="scope">What the request gives.</param>
    /// <param name="isIncremental">The client takes parts of the response later.</param>
    /// <exception cref="GraphQL.GraphQLException">An argument has a value that cannot be used.</exception>
    public PlanArguments Bind(BindingScope scope, bool isIncremental)
    {
        var context = new BindingContext(scope, parameters.Length);
        for (var number = 0; number < parameters.Length; number++)
        {
            context.Values[number] = parameters[number].Bind(context);
        }

        return new PlanArguments([.. context.Values], conditions.Evaluate(scope.Variables, isIncremental));
    }
}
