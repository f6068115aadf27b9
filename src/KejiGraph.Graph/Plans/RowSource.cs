using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Plans;

/// <summary>Where the rows of a connection come from. A closed family.</summary>
public abstract record RowSource
{
    private RowSource(NodeSet nodes)
    {
        Nodes = nodes;
    }

    /// <summary>The node types that rows can have.</summary>
    public NodeSet Nodes { get; }

    /// <summary>All nodes of a set.</summary>
    public sealed record Scan(NodeSet Set) : RowSource(Set);

    /// <summary>The nodes of a set at the other ends of a node's relationships of a type, one row a relationship.</summary>
    public sealed record Expand(RelationshipType Type, Direction Direction, NodeSet Target) : RowSource(Target);
}
