using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// Tells filters for which Neo4j reads an index on ranges, whose rows it then sorts, though the order of the list has an index. It does
/// so without knowing how much the range holds.
/// </summary>
internal static class RangeFilter
{
    /// <summary>An index serves a range that all rows must lie in, and none serves single values.</summary>
    public static bool IsServed(Predicate? filter, NodeType type, PlanArguments arguments)
    {
        ComparisonOperator[] served = [.. Served(filter, type, arguments)];
        return served.Length > 0 && !served.Any(one => one is ComparisonOperator.Equal or ComparisonOperator.In);
    }

    private static IEnumerable<ComparisonOperator> Served(Predicate? filter, NodeType type, PlanArguments arguments) => filter switch
    {
        Predicate.And and => and.Operands.SelectMany(one => Served(one, type, arguments)),
        Predicate.Parameter parameter => Served(arguments[parameter.Operand] as Predicate, type, arguments),
        Predicate.Comparison { Value: ValueSource.NodeProperty { Property: var access } } comparison
            when !ReferenceEquals(arguments[comparison.Operand], PlanArguments.Absent)
                && type.Properties[access.IndexIn(type.Index)] is { IsIndexed: true } or { IsUnique: true } => [Effective(comparison)],
        _ => [],
    };

    // Ranges of an enumeration are lists of its members.
    private static ComparisonOperator Effective(Predicate.Comparison comparison) =>
        ValueRenderer.PropertyOf(comparison.Value)!.Kind == ValueKind.Enum ? ComparisonOperator.In : comparison.Operator;
}
