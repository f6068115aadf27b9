using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Testing;

/// <summary>Properties as text, to compare what different parts hold.</summary>
public static class ValuesText
{
    /// <summary>The properties that have a value, without the id.</summary>
    public static string Of(IEnumerable<PropertyDefinition> properties, Func<PropertyDefinition, object?> read) =>
        "{" + string.Join(", ", properties
            .Where(property => property.Name != "id")
            .Select(property => (property, value: Of(read(property))))
            .Where(pair => pair.value.Length > 0)
            .Select(pair => $"{pair.property}: {pair.value}")) + "}";

    private static string Of(object? value) => value switch
    {
        object?[] items => string.Join("|", items.Select(Of)),
        RecordValue record => $"({string.Join(",", record.Fields.Select(Of))})",
        _ => PropertyText.Of(value),
    };
}
