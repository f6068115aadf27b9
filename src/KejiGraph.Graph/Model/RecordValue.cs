namespace KejiGraph.Graph.Model;

/// <summary>One value of a <see cref="RecordType"/>. Immutable once handed over.</summary>
public sealed class RecordValue(RecordType type, object?[] fields)
{
    /// <summary>The type.</summary>
    public RecordType Type { get; } = type;

    /// <summary>One entry for each field of the type, in order; null where the record says nothing.</summary>
    public IReadOnlyList<object?> Fields { get; } = fields;
}
