using System.Collections.Immutable;
using System.Text.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>
/// Writes the value of a variable, which its type accepts, as the literal that means the same: coerced, so that what is
/// no list has become one, and defaults stand where nothing is given. Custom scalars stay as they came.
/// </summary>
internal static class VariableLiteral
{
    public static ValueSyntax Of(JsonElement json, GraphQLType? type)
    {
        switch (json.ValueKind, type?.Nullable)
        {
            case (JsonValueKind.Null or JsonValueKind.Undefined, _):
                return new NullValueSyntax();
            case (JsonValueKind.Array, var listType):
                var itemType = (listType as ListType)?.ItemType;
                return new ListValueSyntax { Values = [.. json.EnumerateArray().Select(item => Of(item, itemType))] };
            case (_, ListType list):
                return new ListValueSyntax { Values = [Of(json, list.ItemType)] };
            case (JsonValueKind.Object, InputObjectType input):
                return ObjectOf(input, field => json.TryGetProperty(field.Name, out var value)
                    ? Of(value, field.Type)
                    : null);
            case (JsonValueKind.Object, _):
                ImmutableArray<ObjectFieldSyntax> fields =
                    [.. json.EnumerateObject().Select(property => Field(property.Name, Of(property.Value, type: null)))];
                return new ObjectValueSyntax { Fields = fields };
            case (JsonValueKind.True or JsonValueKind.False, _):
                return new BooleanValueSyntax { Value = json.GetBoolean() };
            case (_, ScalarType scalar) when scalar == SpecifiedScalars.ID:
                return new StringValueSyntax { Value = (string)scalar.Coercion.FromJson(json).Value! };
            case (JsonValueKind.Number, _):
                return OfNumber(json);
            case (_, EnumType):
                return new EnumValueSyntax { Name = json.GetString()! };
            default:
                return new StringValueSyntax { Value = json.GetString()! };
        }
    }

    /// <summary>The same for a default value.</summary>
    public static ValueSyntax Of(ValueSyntax literal, GraphQLType? type) => (literal, type?.Nullable) switch
    {
        (NullValueSyntax, _) => literal,
        (ListValueSyntax items, ListType list) =>
            new ListValueSyntax { Values = [.. items.Values.Select(item => Of(item, list.ItemType))] },
        (_, ListType list) => new ListValueSyntax { Values = [Of(literal, list.ItemType)] },
        (ObjectValueSyntax fields, InputObjectType input) => ObjectOf(
            input, field => fields.FindField(field.Name) is { } given ? Of(given.Value, field.Type) : null),
        (IntValueSyntax number, ScalarType scalar) when scalar == SpecifiedScalars.ID =>
            new StringValueSyntax { Value = number.Text },
        _ => literal,
    };

    private static ObjectValueSyntax ObjectOf(InputObjectType type, Func<InputValueDefinition, ValueSyntax?> given)
    {
        var fields = ImmutableArray.CreateBuilder<ObjectFieldSyntax>();
        foreach (var field in type.Fields)
        {
            var value = given(field) ?? (field.DefaultValue is { } byDefault ? Of(byDefault, field.Type) : null);
            if (value is not null)
            {
                fields.Add(Field(field.Name, value));
            }
        }

        return new ObjectValueSyntax { Fields = fields.DrainToImmutable() };
    }

    private static ObjectFieldSyntax Field(string name, ValueSyntax value) => new() { Name = name, Value = value };

    private static ValueSyntax OfNumber(JsonElement json)
    {
        var text = JsNumber.Format(json.GetDouble());
        return text.AsSpan().IndexOfAny(".e") < 0
            ? new IntValueSyntax { Text = text }
            : new FloatValueSyntax { Text = text };
    }
}
