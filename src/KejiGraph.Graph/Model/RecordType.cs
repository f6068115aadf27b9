namespace KejiGraph.Graph.Model;

/// <summary>A type of value with fields, kept inside a node or relationship: a name, an identifier, a piece of evidence.</summary>
public sealed class RecordType(string name, PropertyList fields)
{
    /// <summary>The name in the model.</summary>
    public string Name { get; } = name;

    /// <summary>The fields, in the order of the model.</summary>
    public PropertyList Fields { get; } = fields;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
