using System.Collections.Immutable;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Model;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Model;

/// <summary>
/// A model that was read and checked: what the stores need of it (<see cref="Graph"/>) and what the API is derived from.
/// Immutable.
/// </summary>
public sealed class DomainModel
{
    private readonly IReadOnlyDictionary<NodeType, CachePolicy> _cachePolicies;

    internal DomainModel(
        GraphModel graph,
        ImmutableArray<EntityShape> entities,
        ImmutableArray<RelationshipShape> relationships,
        ImmutableArray<RecordShape> records,
        ImmutableArray<NamedType> leaves,
        IReadOnlyDictionary<NodeType, CachePolicy> cachePolicies)
    {
        _cachePolicies = cachePolicies;
        Graph = graph;
        Entities = entities;
        Relationships = relationships;
        Records = records;
        Leaves = leaves;
    }

    /// <summary>The types of the graph.</summary>
    public GraphModel Graph { get; }

    /// <summary>Node types, interfaces and unions of nodes, in the order of the file.</summary>
    internal ImmutableArray<EntityShape> Entities { get; }

    /// <summary>Relationship properties and interfaces of them, in the order of the file.</summary>
    internal ImmutableArray<RelationshipShape> Relationships { get; }

    /// <summary>Values, in the order of the file.</summary>
    internal ImmutableArray<RecordShape> Records { get; }

    /// <summary>Enumerations and scalars, in the order of the file.</summary>
    internal ImmutableArray<NamedType> Leaves { get; }

    /// <summary>For how long what was read of a node of this type may be used without asking again.</summary>
    internal CachePolicy CachePolicyOf(NodeType type) => _cachePolicies.GetValueOrDefault(type, CachePolicy.None);
}
