using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>Values as they come, for scalars about which nothing is known.</summary>
internal sealed class UntypedCoercion : ScalarCoercion
{
    public override CoercionResult FromLiteral(ValueSyntax literal) => CoercionResult.Of(ValueOf(literal));

    public override CoercionResult FromJson(JsonElement json) => CoercionResult.Of(ValueOf(json));

    private static object? ValueOf(ValueSyntax literal) => literal switch
    {
        NullValueSyntax => null,
        BooleanValueSyntax boolean => Boxed.Of(boolean.Value),
        IntValueSyntax number => Integer(number.Text),
        FloatValueSyntax number => double.Parse(number.Text, CultureInfo.InvariantCulture),
        StringValueSyntax text => text.Value,
        EnumValueSyntax name => name.Name,
        ListValueSyntax list => list.Values.Select(ValueOf).ToArray(),
        ObjectValueSyntax fields => ValueOf(fields),
        _ => throw new UnreachableException(),
    };

    private static OrderedDictionary<string, object?> ValueOf(ObjectValueSyntax literal)
    {
        var value = new OrderedDictionary<string, object?>(literal.Fields.Length, StringComparer.Ordinal);
        foreach (var field in literal.Fields)
        {
            value[field.Name] = ValueOf(field.Value);
        }

        return value;
    }

    private static object? ValueOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => Boxed.True,
        JsonValueKind.False => Boxed.False,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number when json.TryGetInt64(out _) => Integer(json.GetRawText()),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(ValueOf).ToArray(),
        JsonValueKind.Object => ObjectOf(json),
        _ => throw new UnreachableException(),
    };

    private static OrderedDictionary<string, object?> ObjectOf(JsonElement json)
    {
        var value = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            value[property.Name] = ValueOf(property.Value);
        }

        return value;
    }

    // The smallest of int, long and double that holds the number.
    private static object Integer(string digits)
    {
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return double.Parse(digits, CultureInfo.InvariantCulture);
        }

        return value is >= int.MinValue and <= int.MaxValue ? Boxed.Of((int)value) : value;
    }
}
