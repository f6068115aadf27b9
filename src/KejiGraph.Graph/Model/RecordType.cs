namespace KejiGraph.Graph.Model;

/// <summary>
/// A type of value with fields, kept inside a node or relationship: a name, an identifier, a piece of evidence. Made in two
/// steps like <see cref="NodeType"/>.
/// </summary>
public sealed class RecordType(string name)
{
    private PropertyList? _fields;

    /// <summary>The name in the model.</summary>
    public string Name { get; } = name;

    /// <summary>The fields, in the order of the model.</summary>
    public PropertyList Fields =>
        _fields ?? throw new InvalidOperationException($"The fields of record type \"{Name}\" are not defined yet.");

    /// <summary>Gives the type its fields, once.</summary>
    public RecordType Define(PropertyList fields)
    {
        _fields = _fields is null
            ? fields
            : throw new InvalidOperationException($"The fields of record type \"{Name}\" are defined already.");
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
