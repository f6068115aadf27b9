using System.Diagnostics;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>Renders a comparison of a value with an operand. The condition can be null where the value is.</summary>
internal static class ComparisonRenderer
{
    /// <summary>The condition.</summary>
    /// <param name="comparison">How they are compared.</param>
    /// <param name="value">The value in Cypher.</param>
    /// <param name="property">What the value is; null for a count or a reference.</param>
    /// <param name="operand">The operand of the request, a value, null or a list of both; only its shape counts.</param>
    /// <param name="parameters">Take the operand.</param>
    public static string Render(
        Predicate.Comparison comparison, string value, PropertyDefinition? property, object? operand, Parameters parameters)
    {
        var (sign, source) = (comparison.Operator, comparison.Operand);
        if (sign is ComparisonOperator.Equal or ComparisonOperator.In)
        {
            return Among(value, source, operand, parameters);
        }

        if (operand is null)
        {
            return Condition.False;
        }

        // Members of an enumeration are compared as declared, which Cypher does not know: it gets those that stand so.
        if (property?.Kind == ValueKind.Enum)
        {
            return $"{value} IN {parameters.Add(given => Codes(property.Enum!, sign, (string)given[source]!))}";
        }

        return $"{value} {Sign(sign)} {parameters.Add(given => StoredValues.ToCompare(given[source]))}";
    }

    private static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.GreaterThan => ">",
        ComparisonOperator.GreaterThanOrEqual => ">=",
        ComparisonOperator.LessThan => "<",
        ComparisonOperator.LessThanOrEqual => "<=",
        ComparisonOperator.Contains => "CONTAINS",
        ComparisonOperator.StartsWith => "STARTS WITH",
        ComparisonOperator.EndsWith => "ENDS WITH",
        _ => throw new UnreachableException(),
    };

    private static string Among(string value, Operand source, object? operand, Parameters parameters)
    {
        var values = NotNull(operand).Length;
        var isNull = operand is null || operand is object?[] items && values < items.Length
            ? $"{value} IS NULL"
            : Condition.False;
        return values switch
        {
            0 => isNull,
            1 => Condition.Or($"{value} = {parameters.Add(given => NotNull(given[source])[0])}", isNull),
            _ => Condition.Or($"{value} IN {parameters.Add(given => NotNull(given[source]))}", isNull),
        };
    }

    private static object[] NotNull(object? operand) =>
        [.. (operand as object?[] ?? [operand]).OfType<object>().Select(StoredValues.ToCompare).OfType<object>()];

    private static object?[] Codes(EnumDefinition codes, ComparisonOperator comparison, string operand)
    {
        var than = codes.OrdinalOf(operand);
        return [.. codes.Codes.Where((_, ordinal) => comparison switch
        {
            ComparisonOperator.GreaterThan => ordinal > than,
            ComparisonOperator.GreaterThanOrEqual => ordinal >= than,
            ComparisonOperator.LessThan => ordinal < than,
            ComparisonOperator.LessThanOrEqual => ordinal <= than,
            _ => throw new UnreachableException(),
        })];
    }
}
