using System.Collections.Immutable;
using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Plans;

/// <summary>
/// A condition on the row at hand: a node with, in a list of relationships, the relationship that led to it. A closed
/// family. A comparison whose operand is absent is neutral: it is left out of the list it stands in.
/// </summary>
public abstract record Predicate
{
    private Predicate()
    {
    }

    /// <summary>The condition as text, for telling one from another; operands by number.</summary>
    public sealed override string ToString() => new PredicatePrinter(static operand => operand.ToString()).Print(this);

    /// <summary>All of them hold; true when there are none.</summary>
    public sealed record And(ImmutableArray<Predicate> Operands) : Predicate;

    /// <summary>One of them holds; true when there are none, as for a filter that asks for nothing.</summary>
    public sealed record Or(ImmutableArray<Predicate> Operands) : Predicate;

    /// <summary>It does not hold.</summary>
    public sealed record Not(Predicate Operand) : Predicate;

    /// <summary>A value of the row compares so with an operand.</summary>
    public sealed record Comparison(ValueSource Value, ComparisonOperator Operator, Operand Operand) : Predicate;

    /// <summary>
    /// So many of the relationships of a type and direction, to nodes of a set, satisfy a predicate on their own row;
    /// without one, every relationship satisfies it.
    /// </summary>
    public sealed record Related(
        RelationshipType Type, Direction Direction, NodeSet Target, Quantifier Quantifier, Predicate? Row) : Predicate;

    /// <summary>
    /// The row's node has a relationship of that type, or (when the operand is false) has none.
    /// </summary>
    public sealed record HasRelated(RelationshipType Type, Direction Direction, NodeSet Target, Operand Operand) : Predicate;

    /// <summary>
    /// So many elements of a list property satisfy a predicate on <see cref="ValueSource.Element"/> or
    /// <see cref="ValueSource.RecordField"/>.
    /// </summary>
    public sealed record Elements(ValueSource List, Quantifier Quantifier, Predicate? Element) : Predicate;

    /// <summary>A list property has an element, or (when the operand is false) has none.</summary>
    public sealed record HasElements(ValueSource List, Operand Operand) : Predicate;

    /// <summary>The node that a reference in a record names satisfies a predicate; false when it names none.</summary>
    public sealed record Referenced(ValueSource.RecordField Field, Predicate Row) : Predicate;

    /// <summary>A whole filter that only the request knows; the parameter holds it as a predicate.</summary>
    public sealed record Parameter(Operand Operand) : Predicate;
}
