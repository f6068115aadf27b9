using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Writing;

/// <summary>The part of the graph that a batch names, as it is after the changes so far. Used by one thread.</summary>
internal sealed class GraphPart(GraphModel model)
{
    private readonly Dictionary<string, NodeState> _nodes = [];
    private readonly Dictionary<(RelationshipType Type, string Id), RelationshipState> _relationships = [];
    private readonly Dictionary<string, List<RelationshipState>> _relationshipsOfNodes = [];
    private readonly HashSet<string> _deletedIds = [];
    private readonly List<NodeState> _allNodes = [];
    private readonly List<RelationshipState> _allRelationships = [];

    public GraphModel Model { get; } = model;

    /// <summary>The nodes that the batch wrote or deleted, in the order in which it met them.</summary>
    public IEnumerable<NodeState> TouchedNodes => _allNodes.Where(node => node.IsTouched);

    /// <summary>The relationships that the batch wrote or deleted, likewise.</summary>
    public IEnumerable<RelationshipState> TouchedRelationships => _allRelationships.Where(one => one.IsTouched);

    /// <summary>The node with that id, or null when there is none now.</summary>
    public NodeState? FindNode(string id) => _nodes.GetValueOrDefault(id);

    /// <summary>The relationship with that id, or null when there is none now.</summary>
    public RelationshipState? FindRelationship(RelationshipType type, string id) => _relationships.GetValueOrDefault((type, id));

    /// <summary>The relationships of a node that is to be deleted.</summary>
    public IEnumerable<RelationshipState> RelationshipsOf(string id) =>
        _relationshipsOfNodes.TryGetValue(id, out var all) ? all.Where(one => !one.IsDeleted) : [];

    /// <summary>The batch deleted a node with that id; it may have made another one since.</summary>
    public bool IsDeleted(string id) => _deletedIds.Contains(id);

    public void Add(NodeState node)
    {
        _nodes.Add(node.Id, node);
        _allNodes.Add(node);
    }

    /// <summary>Adds a relationship unless it is there already.</summary>
    public void Add(RelationshipState one)
    {
        if (!_relationships.TryAdd((one.Type, one.Id), one))
        {
            return;
        }

        _allRelationships.Add(one);
        foreach (var end in one.From == one.To ? (string[])[one.From] : [one.From, one.To])
        {
            if (!_relationshipsOfNodes.TryGetValue(end, out var all))
            {
                _relationshipsOfNodes.Add(end, all = []);
            }

            all.Add(one);
        }
    }

    public void Delete(NodeState node)
    {
        node.IsTouched = node.IsDeleted = true;
        _nodes.Remove(node.Id);
        _deletedIds.Add(node.Id);
    }

    public void Delete(RelationshipState one)
    {
        one.IsTouched = one.IsDeleted = true;
        _relationships.Remove((one.Type, one.Id));
    }
}
