using System.Collections.Immutable;
using System.Runtime.InteropServices;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>
/// A coerced value of an input object type: the fields that the request gives and those with a default, in the order of
/// their definition. A field that is absent is not in the list, which is another thing than null. Immutable.
/// </summary>
public sealed class InputObjectValue
{
    /// <summary>Takes ownership of the array.</summary>
    internal InputObjectValue(InputObjectType type, InputValue[] fields)
    {
        Type = type;
        Fields = ImmutableCollectionsMarshal.AsImmutableArray(fields);
    }

    /// <summary>The type.</summary>
    public InputObjectType Type { get; }

    /// <summary>The fields that have a value, in the order of their definition.</summary>
    public ImmutableArray<InputValue> Fields { get; }

    /// <summary>The value of a field; null also if it has none, see <see cref="TryGetValue"/>.</summary>
    public object? this[string name] => TryGetValue(name, out var value) ? value : null;

    /// <summary>Whether a field has a value, given or by default, and which.</summary>
    public bool TryGetValue(string name, out object? value)
    {
        foreach (var field in Fields)
        {
            if (field.Definition.Name == name)
            {
                value = field.Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}
