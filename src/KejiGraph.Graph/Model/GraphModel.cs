using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KejiGraph.Graph.Model;

/// <summary>
/// The types of a property graph: what a store keeps columns, constraints and indexes for, and what an engine offers as
/// an API. Immutable, checked by whoever builds it.
/// </summary>
public sealed class GraphModel
{
    private readonly FrozenDictionary<string, NodeType> _nodeTypes;
    private readonly FrozenDictionary<string, RelationshipType> _relationshipTypes;

    /// <summary>Joins the types to a model.</summary>
    /// <param name="nodeTypes">The node types; each stands at the place its index says.</param>
    /// <param name="relationshipTypes">The relationship types; likewise.</param>
    /// <param name="fullTextIndexes">What is searched for words.</param>
    public GraphModel(
        ImmutableArray<NodeType> nodeTypes,
        ImmutableArray<RelationshipType> relationshipTypes,
        params ImmutableArray<FullTextIndex> fullTextIndexes)
    {
        NodeTypes = nodeTypes;
        RelationshipTypes = relationshipTypes;
        FullTextIndexes = fullTextIndexes;
        _nodeTypes = nodeTypes.ToFrozenDictionary(type => type.Name);
        _relationshipTypes = relationshipTypes.ToFrozenDictionary(type => type.Name);
        AllNodes = new NodeSet("Node", nodeTypes);
    }

    /// <summary>The node types, by index.</summary>
    public ImmutableArray<NodeType> NodeTypes { get; }

    /// <summary>The relationship types, by index.</summary>
    public ImmutableArray<RelationshipType> RelationshipTypes { get; }

    /// <summary>What is searched for words, in the order of the model.</summary>
    public ImmutableArray<FullTextIndex> FullTextIndexes { get; }

    /// <summary>All node types.</summary>
    public NodeSet AllNodes { get; }

    /// <summary>The node type of that name, or null.</summary>
    public NodeType? FindNodeType(string name) => _nodeTypes.GetValueOrDefault(name);

    /// <summary>The relationship type of that name, or null.</summary>
    public RelationshipType? FindRelationshipType(string name) => _relationshipTypes.GetValueOrDefault(name);
}
