using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>One version of the graph. Immutable but for the growing id maps, which serve all versions.</summary>
/// <param name="Model">The model.</param>
/// <param name="Sequence">The number of the last commit that it shows.</param>
/// <param name="Nodes">One table for each node type.</param>
/// <param name="Relationships">One table for each relationship type.</param>
/// <param name="Map">Finds a node by id.</param>
internal sealed record Snapshot(
    GraphModel Model, long Sequence, NodeTable[] Nodes, RelationshipTable[] Relationships, IdMap Map) : IdMap.IIds
{
    /// <summary>The graph without nodes.</summary>
    public static Snapshot Empty(GraphModel model) => new(
        model,
        Sequence: 0,
        [.. model.NodeTypes.Select(type => NodeTable.Empty(type, model.RelationshipTypes.Length))],
        [.. model.RelationshipTypes.Select(RelationshipTable.Empty)],
        new IdMap());

    /// <summary>The number of nodes.</summary>
    public long NodeCount => Nodes.Sum(table => (long)table.Count);

    /// <summary>The number of relationships.</summary>
    public long RelationshipCount => Relationships.Sum(table => (long)table.Count);

    /// <summary>The table that holds a node.</summary>
    public NodeTable TableOf(NodeRef node) => Nodes[node.Type];

    /// <summary>The escaped id of a node of this version.</summary>
    public ReadOnlySpan<byte> IdOf(NodeRef node)
    {
        Nodes[node.Type].Ids.TryGet(node.Row, out var id);
        return id;
    }

    /// <summary>The node with an escaped id, if there is one.</summary>
    public bool TryFind(ReadOnlySpan<byte> id, out NodeRef node)
    {
        var found = Map.TryFind(id, new Match(this), out var reference);
        node = new NodeRef(reference);
        return found;
    }

    bool IdMap.IIds.TryGetId(uint reference, out ReadOnlySpan<byte> id) =>
        Nodes[new NodeRef(reference).Type].Ids.TryGet(new NodeRef(reference).Row, out id);

    private readonly struct Match(Snapshot snapshot) : IdMap.IMatch
    {
        public bool Matches(uint reference, ReadOnlySpan<byte> id)
        {
            var node = new NodeRef(reference);
            return snapshot.Nodes[node.Type].Ids.TryGet(node.Row, out var other) && other.SequenceEqual(id);
        }
    }
}
