using KejiGraph.Engine.Compile;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.Engine.Responses;

/// <summary>
/// What a <c>@defer</c> puts off at one place of an operation: an operation of its own, which reads that part for all places at
/// which it was put off in a response. Immutable.
/// </summary>
/// <param name="Syntax">The <c>@defer</c>.</param>
/// <param name="Condition">When it is put off.</param>
/// <param name="Entry">The entry, below the anchor, whose object the part belongs to; null for the anchor itself.</param>
/// <param name="IsOfNodes">The anchor is a node, whose id the part is read with; else it is the root.</param>
/// <param name="Operation">The operation, compiled when it is first needed.</param>
internal sealed record DeferredPart(
    DirectiveSyntax Syntax, EntryCondition Condition, string? Entry, bool IsOfNodes, Lazy<CompiledOperation> Operation)
{
    /// <summary>The label of the <c>@defer</c>; null if it has none.</summary>
    public string? Label { get; } = (Syntax.FindArgument("label")?.Value as StringValueSyntax)?.Value;

    /// <summary>The part, where a further condition must hold.</summary>
    public DeferredPart If(EntryCondition condition) => this with { Condition = EntryCondition.And(Condition, condition) };
}

/// <summary>A part at its anchor.</summary>
/// <param name="Part">The part.</param>
/// <param name="Condition">The number of the condition under which it is put off; -1: always.</param>
internal readonly record struct AnchoredPart(DeferredPart Part, int Condition);
