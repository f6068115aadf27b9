using KejiGraph.Bolt;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Storage;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Running;

/// <summary>Fills the database of a real Neo4j with a graph, as plainly as can be.</summary>
internal sealed class Neo4jGraph : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private Neo4jGraph(BoltClient client) => Client = client;

    public BoltClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Connects, empties the database and makes the indexes of a model.</summary>
    public static async Task<Neo4jGraph> OpenAsync(Neo4jServer server, GraphModel model) =>
        new(await new EmptyDatabase(server).OpenAsync(model));

    /// <summary>Replaces all that the database holds by what a batch creates.</summary>
    public async Task LoadAsync(IEnumerable<Change> changes)
    {
        var statements = new List<BoltStatement> { new("MATCH (n) DETACH DELETE n") };
        var all = changes.ToList();
        foreach (var nodes in all.OfType<Change.WriteNode>().GroupBy(node => node.Type))
        {
            statements.Add(new BoltStatement(
                $"UNWIND $rows AS row CREATE (n:`Node`:{string.Join(':', nodes.Key.Labels.Select(StoredNames.Quote))}) SET n = row",
                Rows(nodes.Select(node => Properties(node.Id, node.Properties)))));
        }

        foreach (var relationships in all.OfType<Change.WriteRelationship>().GroupBy(one => one.Type))
        {
            statements.Add(new BoltStatement(
                "UNWIND $rows AS row MATCH (a:`Node` {id: row.from}) MATCH (b:`Node` {id: row.to}) "
                + $"CREATE (a)-[r:{StoredNames.Quote(relationships.Key.Name)}]->(b) SET r = row.properties",
                Rows(relationships.Select(one => new Dictionary<string, object?>
                {
                    ["from"] = one.From,
                    ["to"] = one.To,
                    ["properties"] = Properties(one.Id, one.Properties),
                }))));
        }

        statements.Add(new BoltStatement("CREATE (:`__Commits` {sequence: 7})"));
        await Client.WriteAsync(statements, null, Timeout, Cancellation);
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    private static Dictionary<string, object?> Rows(IEnumerable<object?> rows) => new() { ["rows"] = rows.ToArray() };

    private static Dictionary<string, object?> Properties(string id, PropertyValues values)
    {
        var stored = new Dictionary<string, object?> { ["id"] = id };
        foreach (var (property, value) in values.Items)
        {
            foreach (var (name, kept) in StoredValues.Of(property, value))
            {
                stored[name] = kept;
            }
        }

        return stored;
    }
}
