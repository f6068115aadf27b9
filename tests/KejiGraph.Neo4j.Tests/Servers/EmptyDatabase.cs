using KejiGraph.Bolt;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Schema;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Servers;

/// <summary>
/// The database of the real Neo4j of this run, emptied for each test. There is only one, so the tests that use it belong to one
/// collection and run one after the other.
/// </summary>
public sealed class EmptyDatabase(Neo4jServer server)
{
    private const string Indexes = "SHOW INDEXES YIELD name, type WHERE type <> \"LOOKUP\" RETURN name";

    /// <summary>How long one request may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>How to reach it.</summary>
    public async Task<BoltOptions> OptionsAsync()
    {
        var address = await server.StartAsync(Cancellation);
        var user = address.UserInfo.Split(':');
        return new BoltOptions
        {
            Uri = new Uri($"{address.Scheme}://{address.Host}:{address.Port}"),
            Auth = AuthToken.Basic(user[0], user[1]),
        };
    }

    /// <summary>Deletes all nodes, and the constraints and indexes with them.</summary>
    public async Task<BoltClient> OpenBareAsync()
    {
        var client = new BoltClient(await OptionsAsync(), TimeProvider.System);
        await ClearAsync(client);
        foreach (var (kind, list) in ((string, string)[])
            [("CONSTRAINT", "SHOW CONSTRAINTS YIELD name RETURN name"), ("INDEX", Indexes)])
        {
            foreach (var name in await TextsAsync(client, list))
            {
                await RunAsync(client, $"DROP {kind} `{name}`");
            }
        }

        return client;
    }

    /// <summary>Deletes all nodes and leaves the constraints and indexes of a model.</summary>
    public async Task<BoltClient> OpenAsync(GraphModel model)
    {
        var client = new BoltClient(await OptionsAsync(), TimeProvider.System);
        var expected = GraphSchema.Of(model).Select(statement => statement.Name).ToHashSet();
        if (expected.SetEquals(await TextsAsync(client, Indexes)))
        {
            await ClearAsync(client);
            return client;
        }

        await client.DisposeAsync();
        var bare = await OpenBareAsync();
        await new SchemaApplication(bare, Timeout).ApplyAsync(model, (_, _) => { }, Cancellation);
        return bare;
    }

    /// <summary>The first field of each record, which is a text.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(BoltClient client, string statement)
    {
        var texts = new TextReader();
        await client.RunAsync(new BoltStatement(statement), texts, null, Timeout, Cancellation);
        return texts.Texts;
    }

    private static Task ClearAsync(BoltClient client) => RunAsync(client, "MATCH (n) DETACH DELETE n");

    private static async Task RunAsync(BoltClient client, string statement) =>
        await client.RunAsync(new BoltStatement(statement), null, null, Timeout, Cancellation);

    private sealed class TextReader : IRecordReader
    {
        public List<string> Texts { get; } = [];

        public void Fields(IReadOnlyList<string> names) => Texts.Clear();

        public void Record(ref PackStreamReader reader) => Texts.Add(reader.ReadString());
    }
}
