using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace KejiGraph.GraphQL.Values;

/// <summary>
/// The coerced arguments of a field or a directive: those the request gives and those with a default, in the order of
/// their definition. Immutable.
/// </summary>
public sealed class ArgumentValues
{
    /// <summary>Takes ownership of the array.</summary>
    internal ArgumentValues(InputValue[] values)
    {
        Values = ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    /// <summary>No arguments.</summary>
    public static ArgumentValues Empty { get; } = new([]);

    /// <summary>The arguments that have a value, in the order of their definition.</summary>
    public ImmutableArray<InputValue> Values { get; }

    /// <summary>The value of an argument; null also if it has none, see <see cref="TryGetValue"/>.</summary>
    public object? this[string name] => TryGetValue(name, out var value) ? value : null;

    /// <summary>Whether an argument has a value, given or by default, and which.</summary>
    public bool TryGetValue(string name, out object? value)
    {
        foreach (var candidate in Values)
        {
            if (candidate.Definition.Name == name)
            {
                value = candidate.Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}
