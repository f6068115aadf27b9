using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Execution;

/// <summary>
/// One entry of the response: all occurrences of a response name in the selections of one object type. The entry is
/// there if the conditions of at least one occurrence hold.
/// </summary>
/// <param name="ResponseName">The key of the entry.</param>
/// <param name="Definition">The field; validation has seen to it that all occurrences mean the same.</param>
/// <param name="Occurrences">At least one, in the order of the document.</param>
public sealed record CollectedField(
    string ResponseName, FieldDefinition Definition, ImmutableArray<FieldOccurrence> Occurrences)
{
    /// <summary>The occurrence that arguments are taken from; all have the same.</summary>
    public FieldSyntax Syntax => Occurrences[0].Syntax;
}

/// <summary>A field where it is selected.</summary>
/// <param name="Syntax">The field.</param>
/// <param name="Conditions">When it is selected, given that the selections around it are asked for.</param>
/// <param name="Defer">The innermost <c>@defer</c> around it; null if there is none.</param>
/// <param name="Ordinal">
/// Its place in the order of collection. The specification orders a response by the first occurrence that is selected;
/// that differs from the order of the collected fields only where the first occurrence has conditions and a later one
/// has others.
/// </param>
public readonly record struct FieldOccurrence(
    FieldSyntax Syntax, ConditionSet Conditions, DeferUsage? Defer, int Ordinal);

/// <summary>A <c>@defer</c> on the way to a field. Whether its <c>if</c> holds is known only at execution.</summary>
/// <param name="Syntax">The directive.</param>
/// <param name="Parent">The next <c>@defer</c> outwards.</param>
public sealed record DeferUsage(DirectiveSyntax Syntax, DeferUsage? Parent);
