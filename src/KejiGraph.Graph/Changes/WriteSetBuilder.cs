using System.Collections.Frozen;
using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Changes;

/// <summary>Collects the parts of the graph that a batch changes. Used by one thread.</summary>
public sealed class WriteSetBuilder
{
    /// <summary>Above so many parts, a batch counts as a change of the whole graph.</summary>
    public const int MaxDependencies = 10_000;

    private readonly HashSet<Dependency> _dependencies = [];

    /// <summary>A node was created, deleted or got other properties.</summary>
    public void Node(NodeType type, string id)
    {
        Add(Dependency.Node(id));
        Add(Dependency.Label(type));
    }

    /// <summary>An indexed property of a node changed from or to a value.</summary>
    public void Value(NodeType type, PropertyDefinition property, object? value) =>
        Add(Dependency.Value(type, property, value));

    /// <summary>A relationship between two nodes was created, deleted or got other properties.</summary>
    public void Relationship(RelationshipType type, string from, string to)
    {
        Add(Dependency.Adjacency(from, type, Direction.Out));
        Add(Dependency.Adjacency(to, type, Direction.In));
        Add(Dependency.Relationships(type));
    }

    /// <summary>The set.</summary>
    public WriteSet Build() => new(
        _dependencies.Count > MaxDependencies ? [Dependency.Graph] : _dependencies.ToFrozenSet());

    private void Add(Dependency dependency)
    {
        if (_dependencies.Count <= MaxDependencies)
        {
            _dependencies.Add(dependency);
        }
    }
}
