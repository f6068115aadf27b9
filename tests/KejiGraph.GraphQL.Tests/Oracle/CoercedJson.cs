using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>Coerced values as the JSON that JavaScript would write for them.</summary>
internal static class CoercedJson
{
    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        bool boolean => JsonValue.Create(boolean),
        string text => JsonValue.Create(text),
        int or long or double => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        EnumValueDefinition enumValue => JsonValue.Create(enumValue.Name),
        InputObjectValue fields => Of(fields.Fields),
        object?[] items => new JsonArray([.. items.Select(Of)]),
        OrderedDictionary<string, object?> fields => new JsonObject(
            fields.Select(field => KeyValuePair.Create(field.Key, Of(field.Value)))),
        _ => throw new UnreachableException(),
    };

    public static JsonObject Of(IEnumerable<InputValue> values) =>
        new(values.Select(value => KeyValuePair.Create(value.Definition.Name, Of(value.Value))));

    /// <summary>JSON text in one form, so that texts can be compared: numbers as JavaScript writes them.</summary>
    public static JsonNode? Normalize(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(
            fields.Select(field => KeyValuePair.Create(field.Key, Normalize(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Normalize)]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number =>
            Number(value.GetValue<double>()),
        _ => node?.DeepClone(),
    };

    private static JsonNode Number(double value) => JsonNode.Parse(JsNumber.Format(value))!;
}
