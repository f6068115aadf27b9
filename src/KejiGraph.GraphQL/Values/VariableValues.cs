using System.Text.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>
/// The coerced variables of one request, by name or by position in the operation. Immutable. Refers to the request's
/// JSON, which must stay undisposed while arguments are coerced with these values.
/// </summary>
public sealed class VariableValues
{
    private readonly OperationVariables _variables;
    private readonly Slot[] _slots;

    internal VariableValues(OperationVariables variables, Slot[] slots)
    {
        _variables = variables;
        _slots = slots;
    }

    /// <summary>Whether a variable has a value, given or by default, and which. A variable without is absent.</summary>
    public bool TryGetValue(string name, out object? value)
    {
        if (_variables.IndexOf(name) is >= 0 and var index)
        {
            return TryGetValue(index, out value);
        }

        value = null;
        return false;
    }

    /// <summary>The same by the variable's position in the operation; O(1).</summary>
    public bool TryGetValue(int index, out object? value)
    {
        ref readonly var slot = ref _slots[index];
        value = slot.Value;
        return slot.HasValue;
    }

    /// <summary>Whether the request itself gave the variable a value, perhaps null.</summary>
    public bool IsProvided(string name) =>
        _variables.IndexOf(name) is >= 0 and var index && _slots[index].Source.ValueKind != JsonValueKind.Undefined;

    /// <summary>The same values, which do not refer to the request's JSON any more.</summary>
    public VariableValues Detach() => new(_variables, Array.ConvertAll(_slots, slot => slot with
    {
        Source = slot.Source.ValueKind == JsonValueKind.Undefined ? default : slot.Source.Clone(),
    }));

    /// <summary>The literal that stands for a variable; null if it has neither value nor default.</summary>
    internal ValueSyntax? LiteralOf(string name)
    {
        if (_variables.IndexOf(name) is not (>= 0 and var index))
        {
            return null;
        }

        var (type, defaultValue) = _variables.SignatureOf(index);
        var source = _slots[index].Source;
        return source.ValueKind != JsonValueKind.Undefined ? VariableLiteral.Of(source, type)
            : defaultValue is not null ? VariableLiteral.Of(defaultValue, type)
            : null;
    }

    internal struct Slot
    {
        public bool HasValue;
        public object? Value;
        public JsonElement Source;
    }
}
