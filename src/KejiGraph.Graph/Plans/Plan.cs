using System.Collections.Immutable;

namespace KejiGraph.Graph.Plans;

/// <summary>
/// What one operation reads: a tree of projections that a store answers in one trip. It holds no values of a request,
/// so one plan serves every request with the same document and operation. Immutable; compared by reference.
/// </summary>
public sealed class Plan(
    ImmutableArray<Projection> roots, ImmutableArray<string> parameters, ImmutableArray<string> conditions)
{
    /// <summary>The root values, in the order in which they are pushed.</summary>
    public ImmutableArray<Projection> Roots { get; } = roots;

    /// <summary>What each parameter stands for, in the words of the document, for printed plans.</summary>
    public ImmutableArray<string> Parameters { get; } = parameters;

    /// <summary>What each condition stands for, in the words of the document, for printed plans.</summary>
    public ImmutableArray<string> Conditions { get; } = conditions;

    /// <summary>The plan as text: one operator a line, two spaces a level.</summary>
    public override string ToString() => PlanPrinter.Print(this);
}
