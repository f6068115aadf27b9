using KejiGraph.Bolt;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Writing;

/// <summary>
/// What a batch writes, as statements over many rows: first what goes, so that its ids and unique values are free, then what comes.
/// </summary>
internal static class WriteStatements
{
    /// <summary>Rows of one statement at most, so that no message grows without bound.</summary>
    public const int MaxRows = 5_000;

    /// <summary>The statements, in the order in which they must run.</summary>
    public static IEnumerable<BoltStatement> Of(GraphPart graph)
    {
        var id = StoredNames.Quote(graph.Model.NodeTypes[0].Id.Name);
        var nodes = graph.TouchedNodes.ToList();
        var relationships = graph.TouchedRelationships.ToList();
        return
        [
            .. relationships.Where(one => one is { IsDeleted: true, IsNew: false }).GroupBy(one => one.Type).SelectMany(group => Statements(
                $"MATCH ()-[r:{StoredNames.Quote(group.Key.Name)}]->() WHERE r.{id} IN $rows DELETE r",
                group.Select(object? (one) => one.Id))),
            .. Statements(
                $"MATCH (n:{StoredNames.Quote(StoredNames.AnyNode)}) WHERE n.{id} IN $rows DETACH DELETE n",
                nodes.Where(node => node is { IsDeleted: true, IsNew: false }).Select(object? (node) => node.Id)),
            .. graph.Model.NodeTypes.SelectMany(type => Freed(type, id, nodes)),
            .. nodes.Where(node => node is { IsDeleted: false, IsNew: true }).GroupBy(node => node.Type).SelectMany(group => Statements(
                $"UNWIND $rows AS row CREATE (n:{LabelsOf(group.Key)}) SET n = row[1], n.{id} = row[0]",
                group.Select(object? (node) => new object?[] { node.Id, node.ToStored() }))),
            .. nodes.Where(node => node is { IsDeleted: false, IsNew: false }).GroupBy(node => node.Type).SelectMany(group => Statements(
                $"UNWIND $rows AS row MATCH (n:{StoredNames.Label(group.Key)} {{{id}: row[0]}}) SET n += row[1]",
                group.Select(object? (node) => new object?[] { node.Id, node.ToStored() }))),
            .. relationships.Where(one => one is { IsDeleted: false, IsNew: true }).GroupBy(one => one.Type).SelectMany(group => Statements(
                $"UNWIND $rows AS row MATCH (a:{StoredNames.Quote(StoredNames.AnyNode)} {{{id}: row[2]}}) "
                + $"MATCH (b:{StoredNames.Quote(StoredNames.AnyNode)} {{{id}: row[3]}}) "
                + $"CREATE (a)-[r:{StoredNames.Quote(group.Key.Name)}]->(b) SET r = row[1], r.{id} = row[0]",
                group.Select(object? (one) => new object?[] { one.Id, one.ToStored(), one.From, one.To }))),
            .. relationships.Where(one => one is { IsDeleted: false, IsNew: false }).GroupBy(one => one.Type).SelectMany(group => Statements(
                $"UNWIND $rows AS row MATCH ()-[r:{StoredNames.Quote(group.Key.Name)} {{{id}: row[0]}}]->() SET r += row[1]",
                group.Select(object? (one) => new object?[] { one.Id, one.ToStored() }))),
        ];
    }

    /// <summary>
    /// Takes unique values away from nodes that get other ones: Neo4j looks at each statement by itself, and two nodes may change
    /// theirs for each other's.
    /// </summary>
    private static IEnumerable<BoltStatement> Freed(NodeType type, string id, List<NodeState> nodes) => type.Properties
        .Where(property => property.IsUnique && property != type.Id)
        .SelectMany(property => Statements(
            $"MATCH (n:{StoredNames.Label(type)}) WHERE n.{id} IN $rows REMOVE n.{StoredNames.Quote(StoredNames.OrderName(property))}",
            nodes.Where(node => node is { IsDeleted: false, IsNew: false } && node.Type == type && node.IsReplaced(property))
                .Select(object? (node) => node.Id)));

    private static string LabelsOf(NodeType type) =>
        string.Join(':', type.Labels.Prepend(StoredNames.AnyNode).Distinct().Select(StoredNames.Quote));

    private static IEnumerable<BoltStatement> Statements(string text, IEnumerable<object?> rows) =>
        rows.Chunk(MaxRows).Select(chunk => new BoltStatement(text, new Dictionary<string, object?> { ["rows"] = chunk }));
}
