using KejiGraph.Testing.Bolt;

namespace KejiGraph.Bolt.Tests.Routing;

/// <summary>Three servers of which one leads; all route, and those that do not lead read.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly ScriptedBoltServer[] _servers;

    public Cluster() => _servers = [.. Enumerable.Range(0, 3).Select(number => new ScriptedBoltServer((connection, _) => ServeAsync(connection, number)))];

    /// <summary>Which one leads; null while one is elected. The test sets it, the servers read it.</summary>
    public int? Leader { get; set; } = 0;

    public string Address => _servers[0].Address;

    /// <summary>What the last ROUTE carried.</summary>
    public object? RoutingContext { get; private set; }

    public int Heard(int server, string name) => _servers[server].Heard.Count(heard => heard == name);

    public async Task StopAsync(int server) => await _servers[server].DisposeAsync();

    public BoltClient Client(TimeProvider? time = null, Func<BoltOptions, BoltOptions>? change = null)
    {
        var options = new BoltOptions { Uri = new Uri($"neo4j://{Address}") };
        return new BoltClient(change is null ? options : change(options), time ?? TimeProvider.System, new Even());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    private async Task ServeAsync(ScriptedConnection connection, int number)
    {
        await connection.WelcomeAsync();
        var hasFailed = false;
        while (true)
        {
            var (name, fields) = await connection.ReadAsync();
            switch (name)
            {
                case "ROUTE":
                    RoutingContext = fields[0];
                    await connection.SuccessAsync(("rt", Table()));
                    break;
                case "RESET":
                    hasFailed = false;
                    await connection.SuccessAsync();
                    break;
                case var _ when hasFailed:
                    await connection.IgnoredAsync();
                    break;
                case "BEGIN" when Leader != number:
                    hasFailed = true;
                    await connection.FailureAsync("Neo.ClientError.Cluster.NotALeader", "No write operations here.");
                    break;
                case "PULL":
                    await connection.RecordAsync(1L);
                    await connection.SuccessAsync();
                    break;
                default:
                    await connection.SuccessAsync(("fields", new object?[] { "n" }));
                    break;
            }
        }
    }

    private Dictionary<string, object?> Table() => new()
    {
        ["ttl"] = 300L,
        ["db"] = "neo4j",
        ["servers"] = new object?[]
        {
            Role("WRITE", number => number == Leader), Role("READ", number => number != Leader), Role("ROUTE", _ => true),
        },
    };

    private Dictionary<string, object?> Role(string role, Func<int, bool> has) => new()
    {
        ["role"] = role,
        ["addresses"] = _servers.Where((_, number) => has(number)).Select(server => (object?)server.Address).ToList(),
    };

    private sealed class Even : Random
    {
        public override double NextDouble() => 0.5;
    }
}
