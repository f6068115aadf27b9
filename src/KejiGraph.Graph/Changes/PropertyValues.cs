using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Changes;

/// <summary>
/// The properties that a change sets, each with a value in the .NET type of its <see cref="ValueKind"/>: a list as
/// <c>object?[]</c>, a record as <see cref="RecordValue"/>, null to clear. The id is not among them: the change names it.
/// </summary>
public sealed class PropertyValues
{
    /// <summary>No property.</summary>
    public static readonly PropertyValues None = new([]);

    private readonly (PropertyDefinition Property, object? Value)[] _values;

    /// <summary>Takes the values over; each property at most once.</summary>
    public PropertyValues(IEnumerable<(PropertyDefinition Property, object? Value)> values)
    {
        _values = [.. values];
    }

    /// <summary>The values, in the order given.</summary>
    public ReadOnlySpan<(PropertyDefinition Property, object? Value)> Items => _values;
}
