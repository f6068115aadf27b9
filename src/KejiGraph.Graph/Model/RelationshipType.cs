using System.Collections.Frozen;

namespace KejiGraph.Graph.Model;

/// <summary>A type of relationship: which node types it may join, from where to where, and what it says.</summary>
public sealed class RelationshipType
{
    private readonly FrozenSet<(int From, int To)> _ends;

    /// <summary>Defines a relationship type.</summary>
    /// <param name="index">Place among the relationship types of the model, from 0.</param>
    /// <param name="name">The name, such as <c>PARTY_TO</c>.</param>
    /// <param name="sources">The node types it may start from.</param>
    /// <param name="targets">The node types it may end at.</param>
    /// <param name="ends">The pairs of node types, by index, that it may join.</param>
    /// <param name="properties">Its properties; one of them is the <c>id</c>.</param>
    public RelationshipType(
        int index, string name, NodeSet sources, NodeSet targets, IEnumerable<(int From, int To)> ends, PropertyList properties)
    {
        Index = index;
        Name = name;
        NameHash = Changes.DependencyHash.Text(name);
        Sources = sources;
        Targets = targets;
        _ends = ends.ToFrozenSet();
        Properties = properties;
        Id = properties.Find("id")
            ?? throw new ArgumentException($"Relationship type \"{name}\" has no property \"id\".", nameof(properties));
    }

    /// <summary>The name as a part of dependencies.</summary>
    internal ulong NameHash { get; }

    /// <summary>Place among the relationship types of the model, from 0.</summary>
    public int Index { get; }

    /// <summary>The name, such as <c>PARTY_TO</c>.</summary>
    public string Name { get; }

    /// <summary>The node types it may start from.</summary>
    public NodeSet Sources { get; }

    /// <summary>The node types it may end at.</summary>
    public NodeSet Targets { get; }

    /// <summary>Its properties, in the order of the model.</summary>
    public PropertyList Properties { get; }

    /// <summary>The property that identifies a relationship among those of its type.</summary>
    public PropertyDefinition Id { get; }

    /// <summary>A relationship of this type may join these two node types.</summary>
    public bool Joins(NodeType from, NodeType to) => _ends.Contains((from.Index, to.Index));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
