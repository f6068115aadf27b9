using System.Collections.Immutable;

namespace KejiGraph.Graph.Plans;

/// <summary>
/// An order of rows: by the keys in turn, nulls last in both directions, then by the node's id, then by the relationship's
/// id, so that the order is total.
/// </summary>
/// <param name="Keys">The keys; none means by id.</param>
public sealed record Ordering(ImmutableArray<SortKey> Keys)
{
    /// <summary>By id.</summary>
    public static readonly Ordering ById = new([]);

    /// <summary>The keys as text, for printed plans and for telling one order from another.</summary>
    public override string ToString() => string.Join(", ", [.. Keys, "id"]);
}

/// <summary>One key of an <see cref="Ordering"/>.</summary>
/// <param name="Value">What is compared.</param>
/// <param name="Descending">Greatest first; nulls still come last.</param>
public readonly record struct SortKey(ValueSource Value, bool Descending)
{
    /// <inheritdoc/>
    public override string ToString() => $"{PredicatePrinter.Value(Value)} {(Descending ? "desc" : "asc")}";
}
