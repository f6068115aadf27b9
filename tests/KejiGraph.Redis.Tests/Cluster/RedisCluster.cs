using KejiGraph.Testing.Redis;

namespace KejiGraph.Redis.Tests.Cluster;

/// <summary>Three masters of a real cluster. They take a slot of a dead one for served, so that the other slots stay usable.</summary>
internal sealed class RedisCluster(RedisServer[] nodes) : IAsyncDisposable
{
    private readonly List<RedisServer> _replicas = [];

    public IReadOnlyList<RedisServer> Nodes => nodes;

    public string Uri => $"redis://{string.Join(',', nodes.Select(node => node.Address))}";

    public static async Task<RedisCluster> StartAsync()
    {
        var nodes = new List<RedisServer>();
        for (var index = 0; index < 3; index++)
        {
            nodes.Add(await StartNodeAsync());
        }

        var cluster = new RedisCluster([.. nodes]);
        var output = await RedisServer.RunCliAsync(["--cluster", "create", .. nodes.Select(node => node.Address), "--cluster-yes"]);
        Assert.Contains("All 16384 slots covered", output, StringComparison.Ordinal);
        foreach (var node in nodes)
        {
            await Clients.UntilAsync(async () => (await node.CliAsync("CLUSTER", "INFO")).Contains("cluster_state:ok", StringComparison.Ordinal)
                && (await node.CliAsync("CLUSTER", "SLOTS")).Split("127.0.0.1").Length >= 4);
        }

        return cluster;
    }

    /// <summary>The node that serves a slot now, by what it says itself.</summary>
    public async Task<RedisServer> OwnerAsync(int slot)
    {
        foreach (var node in nodes)
        {
            var own = (await node.CliAsync("CLUSTER", "NODES")).Split('\n').Single(line => line.Contains("myself", StringComparison.Ordinal));
            if (own.TrimEnd().Split(' ')[8..].Where(range => !range.StartsWith('[')).Any(range => Holds(range, slot)))
            {
                return node;
            }
        }

        throw new InvalidOperationException($"Nobody serves slot {slot}.");
    }

    /// <summary>A replica of a node, which takes its place when it dies.</summary>
    public async Task<RedisServer> AddReplicaAsync(RedisServer master)
    {
        var replica = await StartNodeAsync();
        _replicas.Add(replica);
        await RedisServer.RunCliAsync(
            "--cluster", "add-node", replica.Address, master.Address, "--cluster-slave", "--cluster-master-id", await IdAsync(master));
        await Clients.UntilAsync(async () =>
            (await replica.CliAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal));
        foreach (var node in nodes)
        {
            await Clients.UntilAsync(async () => (await node.CliAsync("CLUSTER", "SLOTS")).Contains($"{replica.Port}", StringComparison.Ordinal));
        }

        return replica;
    }

    public static Task<string> IdAsync(RedisServer node) => node.CliAsync("CLUSTER", "MYID");

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes.Concat(_replicas))
        {
            await node.DisposeAsync();
        }
    }

    private static Task<RedisServer> StartNodeAsync() => RedisServer.StartAsync(
        BusablePort(), "--cluster-enabled", "yes", "--cluster-node-timeout", "1000", "--cluster-require-full-coverage", "no");

    private static bool Holds(string range, int slot)
    {
        var ends = range.Split('-').Select(int.Parse).ToArray();
        return ends[0] <= slot && slot <= ends[^1];
    }

    /// <summary>The port of the cluster bus is 10000 higher.</summary>
    private static int BusablePort()
    {
        int port;
        do
        {
            port = KejiGraph.Testing.Servers.ServerProcess.FreePort();
        }
        while (port > 55_000);

        return port;
    }
}
