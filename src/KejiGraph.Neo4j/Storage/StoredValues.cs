using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Storage;

/// <summary>What is kept in Neo4j for a value of a property, in types that Bolt carries.</summary>
internal static class StoredValues
{
    /// <summary>
    /// The properties to set: one, and for decimals a second one by which they are sorted. Null removes, as an empty list does.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, object?>> Of(PropertyDefinition property, object? value)
    {
        if (value is object?[] { Length: 0 })
        {
            value = null;
        }

        yield return new(property.Name, Each(value, ToRead));
        if (property.Kind == ValueKind.Decimal)
        {
            yield return new(StoredNames.OrderName(property), Each(value, ToCompare));
        }
    }

    /// <summary>A value in the form in which stored ones are compared with it.</summary>
    public static object? ToCompare(object? value) => value switch
    {
        decimal number => DecimalKey.Of(number),
        _ => ToRead(value),
    };

    private static object? ToRead(object? value) => value switch
    {
        decimal => PropertyText.Of(value),
        RecordValue record => RecordText.Of(record),

        // To Neo4j the same instant in another zone is another value, and it keeps more than the microseconds of the model.
        DateTimeOffset instant => new DateTimeOffset(
            instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero),
        _ => value,
    };

    private static object? Each(object? value, Func<object?, object?> form) =>
        value is object?[] items ? Array.ConvertAll(items, item => form(item)) : form(value);
}
