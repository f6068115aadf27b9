using KejiGraph.Bolt;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Decoding;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Writing;

/// <summary>Reads the part of the graph that a batch names, in the transaction that will write it.</summary>
internal sealed class PartLoader(GraphModel model, BoltTransaction transaction)
{
    private readonly GraphPart _graph = new(model);
    private readonly string _id = StoredNames.Quote(model.NodeTypes[0].Id.Name);

    /// <summary>Reads it: one statement for the nodes, one for each type of node or relationship that has more to tell.</summary>
    public async ValueTask<GraphPart> LoadAsync(ChangeBatch batch)
    {
        var named = new BatchNames(batch);
        await NodesAsync(named.Nodes).ConfigureAwait(false);
        foreach (var type in named.Nodes.Select(_graph.FindNode).OfType<NodeState>().ToLookup(node => node.Type))
        {
            await ValuesAsync(type.Key, [.. type]).ConfigureAwait(false);
        }

        foreach (var (type, ids) in named.Relationships)
        {
            await RelationshipsAsync(
                $"MATCH (a)-[r:{StoredNames.Quote(type.Name)}]->(b) WHERE r.{StoredNames.Quote(type.Id.Name)} IN $ids", ids)
                .ConfigureAwait(false);
        }

        await RelationshipsAsync($"MATCH (n:{StoredNames.Quote(StoredNames.AnyNode)})-[r]-() WHERE n.{_id} IN $ids "
            + "WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b", named.Deleted).ConfigureAwait(false);
        return _graph;
    }

    private async ValueTask NodesAsync(IReadOnlyCollection<string> ids)
    {
        var types = model.NodeTypes.ToDictionary(type => type.Labels[0]);
        await RunAsync(
            $"MATCH (n:{StoredNames.Quote(StoredNames.AnyNode)}) WHERE n.{_id} IN $ids RETURN n.{_id}, labels(n)",
            ids,
            (ref PackStreamReader reader) =>
            {
                var id = reader.ReadString();
                NodeType? type = null;
                for (var left = reader.ReadListSize(); left > 0; left--)
                {
                    type = types.GetValueOrDefault(reader.ReadString()) ?? type;
                }

                _graph.Add(new NodeState(type ?? throw Errors.UnknownLabels(id), id, isNew: false));
            }).ConfigureAwait(false);
    }

    private async ValueTask ValuesAsync(NodeType type, NodeState[] nodes)
    {
        PropertyDefinition[] tracked = [.. NodeState.Tracked(type)];
        if (tracked.Length == 0)
        {
            return;
        }

        var values = string.Concat(tracked.Select(property => $", n.{StoredNames.Quote(property.Name)}"));
        await RunAsync(
            $"MATCH (n:{StoredNames.Label(type)}) WHERE n.{_id} IN $ids RETURN n.{_id}{values}",
            [.. nodes.Select(node => node.Id)],
            (ref PackStreamReader reader) =>
            {
                var node = _graph.FindNode(reader.ReadString())!;
                foreach (var property in tracked)
                {
                    node.Store(property, Scalars.Read(ref reader, property.Kind));
                }
            }).ConfigureAwait(false);
    }

    private ValueTask RelationshipsAsync(string match, IReadOnlyCollection<string> ids)
    {
        return RunAsync(
            $"{match} RETURN type(r), r.{_id}, a.{_id}, b.{_id}",
            ids,
            (ref PackStreamReader reader) =>
            {
                var name = reader.ReadString();
                var type = model.FindRelationshipType(name) ?? throw Errors.UnknownRelationship(name);
                _graph.Add(new RelationshipState(
                    type, reader.ReadString(), reader.ReadString(), reader.ReadString(), isNew: false));
            });
    }

    private async ValueTask RunAsync(string text, IReadOnlyCollection<string> ids, ReadRecord read)
    {
        if (ids.Count > 0)
        {
            await transaction.RunAsync(
                new BoltStatement(text, new Dictionary<string, object?> { ["ids"] = ids.ToArray() }), new RecordReader(read)).ConfigureAwait(false);
        }
    }
}
