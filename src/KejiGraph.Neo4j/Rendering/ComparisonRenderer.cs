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
    /// <param name="property">What the value is; null for a count or the name of a type.</param>
    /// <param name="operand">The operand of the request: a value, null or a list of both.</param>
    /// <param name="parameters">Take the operand.</param>
    public static string Render(
        ComparisonOperator comparison, string value, PropertyDefinition? property, object? operand, Parameters parameters)
    {
        if (comparison is ComparisonOperator.Equal or ComparisonOperator.In)
        {
            return Among(value, operand as object?[] ?? [operand], parameters);
        }

        if (operand is null)
        {
            return Condition.False;
        }

        // Members of an enumeration are compared as declared, which Cypher does not know: it gets those that stand so.
        if (property?.Kind == ValueKind.Enum)
        {
            return $"{value} IN {parameters.Add(Codes(property.Enum!, comparison, (string)operand))}";
        }

        var sign = comparison switch
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
        return $"{value} {sign} {parameters.Add(StoredValues.ToCompare(operand))}";
    }

    private static string Among(string value, object?[] operands, Parameters parameters)
    {
        object?[] values = [.. operands.Where(operand => operand is not null).Select(StoredValues.ToCompare)];
        var isNull = values.Length < operands.Length ? $"{value} IS NULL" : Condition.False;
        return values switch
        {
            [] => isNull,
            [var one] => Condition.Or($"{value} = {parameters.Add(one)}", isNull),
            _ => Condition.Or($"{value} IN {parameters.Add(values)}", isNull),
        };
    }

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
