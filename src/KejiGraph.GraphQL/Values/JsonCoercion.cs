using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>
/// Input coercion of JSON. Says whether, not why not; <see cref="JsonValidator"/> words the errors. Recursion is
/// counted: JSON deeper than the limit is not coerced, and <see cref="IsTooDeep"/> tells so.
/// </summary>
internal ref struct JsonCoercion(int maxDepth)
{
    private int _depth;

    public bool IsTooDeep { get; private set; }

    /// <summary>
    /// Coerces JSON; an undefined element is an absent value, which only a nullable type allows, as null.
    /// </summary>
    public bool TryCoerce(JsonElement json, GraphQLType type, out object? value)
    {
        value = null;
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return !type.IsNonNull;
        }

        switch (type.Nullable)
        {
            case ListType list:
                return Enter() && TryCoerceList(json, list.ItemType, out value) && Leave();
            case InputObjectType inputType:
                return Enter() && TryCoerceObject(json, inputType, out value) && Leave();
            case NamedType { IsLeaf: true } leaf:
                if (!IsWithinDepth(json, _depth))
                {
                    IsTooDeep = true;
                    return false;
                }

                var result = LeafCoercion.FromJson(leaf, json, hideSuggestions: true);
                value = result.Value;
                return result.Error is null;
            default:
                throw new UnreachableException();
        }
    }

    private bool Enter()
    {
        IsTooDeep |= ++_depth > maxDepth;
        return !IsTooDeep;
    }

    private bool Leave()
    {
        _depth--;
        return true;
    }

    // Custom scalars walk through what they are given, so its depth is looked at before.
    private readonly bool IsWithinDepth(JsonElement json, int depth)
    {
        if (depth >= maxDepth)
        {
            return json.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object);
        }

        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                if (!IsWithinDepth(item, depth + 1))
                {
                    return false;
                }
            }
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in json.EnumerateObject())
            {
                if (!IsWithinDepth(property.Value, depth + 1))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool TryCoerceList(JsonElement json, GraphQLType itemType, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Array)
        {
            // A single value is a list of that value.
            if (!TryCoerce(json, itemType, out var only))
            {
                return false;
            }

            value = new[] { only };
            return true;
        }

        var items = new object?[json.GetArrayLength()];
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            if (!TryCoerce(item, itemType, out items[index++]))
            {
                return false;
            }
        }

        value = items;
        return true;
    }

    private bool TryCoerceObject(JsonElement json, InputObjectType type, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        // The properties in the order of the type's fields; a repeated property replaces the one before.
        var count = type.Fields.Length;
        var given = ArrayPool<JsonElement>.Shared.Rent(count);
        given.AsSpan(0, count).Clear();
        try
        {
            foreach (var property in json.EnumerateObject())
            {
                if (type.FindField(property.Name) is not { } field)
                {
                    return false;
                }

                given[field.Index] = property.Value;
            }

            return TryCoerceFields(given.AsSpan(0, count), type, out value);
        }
        finally
        {
            ArrayPool<JsonElement>.Shared.Return(given, clearArray: true);
        }
    }

    private bool TryCoerceFields(ReadOnlySpan<JsonElement> given, InputObjectType type, out object? value)
    {
        value = null;
        var values = new List<InputValue>();
        var givenCount = 0;
        foreach (var definition in type.Fields)
        {
            var json = given[definition.Index];
            if (json.ValueKind != JsonValueKind.Undefined)
            {
                givenCount++;
                if (!TryCoerce(json, definition.Type, out var coerced))
                {
                    return false;
                }

                values.Add(new InputValue(definition, coerced, IsProvided: true));
            }
            else if (definition.IsRequired)
            {
                return false;
            }
            else if (LiteralCoercion.TryGetDefault(definition, out var defaultValue))
            {
                values.Add(new InputValue(definition, defaultValue, IsProvided: false));
            }
        }

        if (type.IsOneOf && !(givenCount == 1 && values is [{ Value: not null }]))
        {
            return false;
        }

        value = new InputObjectValue(type, [.. values]);
        return true;
    }
}
