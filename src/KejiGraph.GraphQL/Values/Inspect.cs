using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KejiGraph.GraphQL.Values;

/// <summary>JSON as messages quote it: graphql-js's <c>inspect</c>, which shows two levels and ten items.</summary>
internal static class Inspect
{
    private const int MaxDepth = 2;
    private const int MaxItems = 10;

    public static string Json(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value, depth: 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                AppendQuoted(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(JsNumber.Format(value.GetDouble()));
                break;
            case JsonValueKind.Array:
                AppendArray(text, value, depth);
                break;
            case JsonValueKind.Object:
                AppendObject(text, value, depth);
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            default:
                text.Append("undefined");
                break;
        }
    }

    private static void AppendArray(StringBuilder text, JsonElement array, int depth)
    {
        var length = array.GetArrayLength();
        if (length == 0)
        {
            text.Append("[]");
            return;
        }

        if (depth >= MaxDepth)
        {
            text.Append("[Array]");
            return;
        }

        text.Append('[');
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            if (index == MaxItems)
            {
                var rest = length - MaxItems;
                text.Append(CultureInfo.InvariantCulture, $", ... {rest} more item{(rest == 1 ? "" : "s")}");
                break;
            }

            text.Append(index++ == 0 ? "" : ", ");
            Append(text, item, depth + 1);
        }

        text.Append(']');
    }

    private static void AppendObject(StringBuilder text, JsonElement value, int depth)
    {
        var isEmpty = true;
        foreach (var property in value.EnumerateObject())
        {
            if (depth >= MaxDepth)
            {
                text.Append("[Object]");
                return;
            }

            text.Append(isEmpty ? "{ " : ", ").Append(property.Name).Append(": ");
            Append(text, property.Value, depth + 1);
            isEmpty = false;
        }

        text.Append(isEmpty ? "{}" : " }");
    }

    // As JSON.stringify quotes: only what JSON demands, so Chinese stays readable.
    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
