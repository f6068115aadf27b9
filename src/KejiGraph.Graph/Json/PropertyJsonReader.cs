using System.Globalization;
using System.Text.Json;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Json;

/// <summary>Reads what <see cref="PropertyJsonWriter"/> writes.</summary>
public static class PropertyJsonReader
{
    /// <summary>Reads an object with properties.</summary>
    /// <param name="owner">What a message names: the type and id of the node or relationship.</param>
    /// <param name="properties">The properties that may occur.</param>
    /// <param name="json">The object.</param>
    /// <exception cref="Stores.GraphStoreException">A property is unknown, occurs twice or has a value that is not of its kind.</exception>
    public static PropertyValues Read(string owner, PropertyList properties, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw GraphErrors.NotAnObject(owner, "properties");
        }

        var values = new List<(PropertyDefinition, object?)>();
        foreach (var member in json.EnumerateObject())
        {
            var property = properties.Find(member.Name);
            if (property is null || property is { Kind: ValueKind.Id, Name: "id" })
            {
                throw GraphErrors.UnknownProperty(owner, member.Name);
            }

            if (values.Exists(value => value.Item1 == property))
            {
                throw GraphErrors.PropertyTwice(owner, property);
            }

            values.Add((property, Value(owner, property, member.Value)));
        }

        return new PropertyValues(values);
    }

    private static object? Value(string owner, PropertyDefinition property, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (!property.IsList)
        {
            return ReadItem(owner, property, json);
        }

        return json.ValueKind == JsonValueKind.Array
            ? json.EnumerateArray().Select(item => ReadItem(owner, property, item)).ToArray()
            : throw GraphErrors.WrongJson(owner, property, json.GetRawText());
    }

    /// <summary>Reads one value, or one item of a list.</summary>
    /// <param name="owner">What a message names: the type and id of the node or relationship.</param>
    /// <param name="property">The property.</param>
    /// <param name="json">The value.</param>
    /// <exception cref="Stores.GraphStoreException">It is null or not of the property's kind.</exception>
    public static object ReadItem(string owner, PropertyDefinition property, JsonElement json)
    {
        object? value = (property.Kind, json.ValueKind) switch
        {
            (_, JsonValueKind.Null) => throw GraphErrors.NullItem(owner, property),
            (ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Reference or ValueKind.Enum, JsonValueKind.String) =>
                json.GetString(),
            (ValueKind.Int or ValueKind.Long, JsonValueKind.Number) => json.TryGetInt64(out var number) ? number : null,
            (ValueKind.Float, JsonValueKind.Number) => json.TryGetDouble(out var number) ? number : null,
            (ValueKind.Decimal, JsonValueKind.Number) => json.TryGetDecimal(out var number) ? number : null,
            (ValueKind.Boolean, JsonValueKind.True or JsonValueKind.False) => json.GetBoolean(),
            (ValueKind.Date, JsonValueKind.String) => Day(json.GetString()!),
            (ValueKind.DateTime, JsonValueKind.String) => Instant(json.GetString()!),
            (ValueKind.Record, JsonValueKind.Object) => Record(owner, property, json),
            _ => null,
        };
        return value ?? throw GraphErrors.WrongJson(owner, property, json.GetRawText());
    }

    private static RecordValue Record(string owner, PropertyDefinition property, JsonElement json)
    {
        var type = property.Record!;
        var fields = new object?[type.Fields.Count];
        foreach (var member in json.EnumerateObject())
        {
            var field = type.Fields.Find(member.Name) ?? throw GraphErrors.UnknownProperty($"{owner}, {property}", member.Name);
            fields[field.Index] = Value($"{owner}, {property}", field, member.Value);
        }

        return new RecordValue(type, fields);
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUniversalTime()
            : null;
}
