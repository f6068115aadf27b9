using System.Text.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>Writes the JSON of a variable, which its type accepts, as the literal that means the same.</summary>
internal static class JsonLiteral
{
    public static ValueSyntax Of(JsonElement json, GraphQLType? type)
    {
        var itemType = type?.Nullable is ListType list ? list.ItemType : null;
        return json.ValueKind switch
        {
            JsonValueKind.Array => new ListValueSyntax
            {
                Values = [.. json.EnumerateArray().Select(item => Of(item, itemType))],
            },
            JsonValueKind.Null or JsonValueKind.Undefined => new NullValueSyntax(),
            _ when itemType is not null => Of(json, itemType),
            JsonValueKind.Object => new ObjectValueSyntax
            {
                Fields = [.. json.EnumerateObject().Select(property => FieldOf(property, type?.Nullable))],
            },
            JsonValueKind.True => new BooleanValueSyntax { Value = true },
            JsonValueKind.False => new BooleanValueSyntax { Value = false },
            JsonValueKind.Number => OfNumber(json),
            _ => OfString(json.GetString()!, type?.Nullable),
        };
    }

    private static ObjectFieldSyntax FieldOf(JsonProperty property, GraphQLType? type) => new()
    {
        Name = property.Name,
        Value = Of(property.Value, (type as InputObjectType)?.FindField(property.Name)?.Type),
    };

    private static ValueSyntax OfNumber(JsonElement json)
    {
        var text = JsNumber.Format(json.GetDouble());
        return text.AsSpan().IndexOfAny(".e") < 0
            ? new IntValueSyntax { Text = text }
            : new FloatValueSyntax { Text = text };
    }

    private static ValueSyntax OfString(string text, GraphQLType? type) => type switch
    {
        EnumType => new EnumValueSyntax { Name = text },
        ScalarType when type == SpecifiedScalars.ID && IsInteger(text) => new IntValueSyntax { Text = text },
        _ => new StringValueSyntax { Value = text },
    };

    // IntegerPart :: NegativeSign? 0 | NegativeSign? NonZeroDigit Digit*
    private static bool IsInteger(string text)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits.Length > 0
            && digits.IndexOfAnyExceptInRange('0', '9') < 0
            && (digits.Length == 1 || digits[0] != '0');
    }
}
