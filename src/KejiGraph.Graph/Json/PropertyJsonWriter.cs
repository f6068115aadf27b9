using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Json;

/// <summary>
/// Writes properties as a JSON object: the form of the durable record and of files for import and export. Properties
/// without a value are left out; days and instants are ISO 8601 texts; records are objects.
/// </summary>
public static class PropertyJsonWriter
{
    /// <summary>Writes an object with the values that the properties have.</summary>
    /// <param name="json">Takes the object.</param>
    /// <param name="properties">The properties, in the order of the model; the id is left out.</param>
    /// <param name="read">Gives the value of a property in the .NET type of its kind, or null.</param>
    public static void Write(Utf8JsonWriter json, PropertyList properties, Func<PropertyDefinition, object?> read)
    {
        json.WriteStartObject();
        foreach (var property in properties)
        {
            if (property.Kind != ValueKind.Id || property.Name != "id")
            {
                Property(json, property, read(property));
            }
        }

        json.WriteEndObject();
    }

    private static void Property(Utf8JsonWriter json, PropertyDefinition property, object? value)
    {
        switch (value)
        {
            case null or object?[] { Length: 0 }:
                break;
            case object?[] items:
                json.WriteStartArray(property.Name);
                foreach (var item in items)
                {
                    Value(json, item!);
                }

                json.WriteEndArray();
                break;
            default:
                json.WritePropertyName(property.Name);
                Value(json, value);
                break;
        }
    }

    private static void Value(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case DateOnly or DateTimeOffset:
                json.WriteStringValue(PropertyText.Of(value));
                break;
            case RecordValue record:
                json.WriteStartObject();
                foreach (var field in record.Type.Fields)
                {
                    Property(json, field, record.Fields[field.Index]);
                }

                json.WriteEndObject();
                break;
            default:
                throw new UnreachableException();
        }
    }
}
