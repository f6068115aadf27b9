using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>What the parts of one statement share while it is rendered. Used by one thread.</summary>
internal sealed class RenderContext
{
    public RenderContext(PlanArguments arguments)
    {
        Arguments = arguments;
        Predicates = new PredicateRenderer(arguments, Parameters, Variables);
    }

    /// <summary>A request with the shape for which the statement is rendered; of its values nothing may reach the text.</summary>
    public PlanArguments Arguments { get; }

    /// <summary>The values of the statement.</summary>
    public Parameters Parameters { get; } = new();

    /// <summary>The names of the statement.</summary>
    public Variables Variables { get; } = new();

    /// <summary>Renders filters.</summary>
    public PredicateRenderer Predicates { get; }

    /// <summary>Those projections that are wanted in this request.</summary>
    public ImmutableArray<Projection> Included(ImmutableArray<Projection> fields) =>
        fields.All(IsIncluded) ? fields : [.. fields.Where(IsIncluded)];

    /// <summary>A plan that no compiler makes.</summary>
    public static UnreachableException Misplaced(Projection field, string where) =>
        new($"Projection \"{field.Name}\" ({field.GetType().Name}) cannot stand in {where}.");

    private bool IsIncluded(Projection field) => Arguments.IsIncluded(field.Condition);
}
