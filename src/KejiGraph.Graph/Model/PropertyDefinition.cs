namespace KejiGraph.Graph.Model;

/// <summary>A property of a node type, of a relationship type or of a record type.</summary>
public sealed class PropertyDefinition
{
    /// <summary>The name, as in the model and in the API.</summary>
    public required string Name { get; init; }

    /// <summary>What one value is.</summary>
    public required ValueKind Kind { get; init; }

    /// <summary>The property holds a list of values; an absent list is an empty one.</summary>
    public bool IsList { get; init; }

    /// <summary>Every node, relationship or record of the type has a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>No two nodes of the type have the same value; nulls do not count.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Users filter or order by it, so a store keeps an index.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>It never reaches the API.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The enumeration, for <see cref="ValueKind.Enum"/>; else null.</summary>
    public EnumDefinition? Enum { get; init; }

    /// <summary>The record type, for <see cref="ValueKind.Record"/>; else null.</summary>
    public RecordType? Record { get; init; }

    /// <summary>The node types that may be named, for <see cref="ValueKind.Reference"/>; else null.</summary>
    public NodeSet? Target { get; init; }

    /// <summary>Place among the properties of its owner, from 0. Set by the owner.</summary>
    public int Index { get; internal set; } = -1;

    /// <summary>Values of the property have an order and can be compared, grouped and indexed.</summary>
    public bool IsOrdered => !IsList && Kind is not (ValueKind.Record or ValueKind.Reference);

    /// <summary>The property as it would stand in the model, for messages and printed plans.</summary>
    public override string ToString() => Name;
}
