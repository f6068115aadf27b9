using System.Globalization;
using KejiGraph.Redis.Cluster;
using KejiGraph.Testing.Redis;

namespace KejiGraph.Redis.Tests.Cluster;

public sealed class ClusterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_go_to_the_node_of_their_key_and_a_moved_slot_is_followed()
    {
        await using var cluster = await RedisCluster.StartAsync();
        await using var client = new RedisClient(Clients.Options(cluster.Uri));
        await client.ConnectAsync(Token);
        for (var index = 0; index < 200; index++)
        {
            await client.SetAsync($"k{index}", index, cancellationToken: Token);
        }

        var sizes = await Task.WhenAll(cluster.Nodes.Select(node => node.CliAsync("DBSIZE")));
        var redirected = await RedirectionsAsync(cluster);
        var (from, to) = await MoveSlotAsync(cluster, "k1");

        // On its way: a key that is still there, one that has gone ahead (ASK), and a new one.
        var there = await client.GetAsync("k1", Token);
        await from.CliAsync("MIGRATE", "127.0.0.1", $"{to.Port}", "k1", "0", "5000");
        var ahead = await client.GetAsync("k1", Token);
        await client.SetAsync("new{k1}", "n", cancellationToken: Token);
        await FinishMoveAsync(cluster, "k1", to);

        // Arrived: the node says MOVED, and the client has learnt it by the second call.
        var moved = await client.GetAsync("k1", Token);
        var afterwards = await client.GetAsync("new{k1}", Token);

        Assert.Equal(200, sizes.Sum(size => int.Parse(size, CultureInfo.InvariantCulture)));
        Assert.DoesNotContain("0", sizes);
        Assert.Equal(0, redirected);
        Assert.Equal("1"u8.ToArray(), there);
        Assert.Equal("1"u8.ToArray(), ahead);
        Assert.Equal("1"u8.ToArray(), moved);
        Assert.Equal("n"u8.ToArray(), afterwards);
        Assert.Equal(to, await cluster.OwnerAsync(HashSlot.Of("k1"u8)));
    }

    [Fact]
    public async Task A_node_that_is_killed_fails_its_keys_only_and_is_used_again_when_it_is_back()
    {
        await using var cluster = await RedisCluster.StartAsync();
        await using var client = new RedisClient(Clients.Options(cluster.Uri));
        await client.ConnectAsync(Token);
        var victim = await cluster.OwnerAsync(HashSlot.Of("k1"u8));
        var other = "o0";
        for (var index = 1; await OwnerOf(cluster, other) == victim; index++)
        {
            other = $"o{index}";
        }

        await client.SetAsync("k1", "v", cancellationToken: Token);

        await victim.KillAsync();
        await Clients.UntilAsync(async () =>
        {
            var error = await Record.ExceptionAsync(() => client.GetAsync("k1", Token));
            return error is RedisConnectionException { Failure: RedisConnectionFailure.NotConnected };
        });
        await client.SetAsync(other, "w", cancellationToken: Token);
        var published = await client.PublishAsync("channel", "message", Token);
        var isConnected = client.IsConnected;
        await victim.RestartAsync();
        await Clients.UntilAsync(async () => await Record.ExceptionAsync(() => client.SetAsync("k1", "again", cancellationToken: Token)) is null);

        Assert.True(isConnected);
        Assert.Equal(0, published);
        Assert.Equal("w"u8.ToArray(), await client.GetAsync(other, Token));
        Assert.Equal("again"u8.ToArray(), await client.GetAsync("k1", Token));
    }

    [Fact]
    public async Task When_a_node_dies_its_replica_is_found_in_its_place()
    {
        await using var cluster = await RedisCluster.StartAsync();
        var victim = await cluster.OwnerAsync(HashSlot.Of("k1"u8));
        var replica = await cluster.AddReplicaAsync(victim);
        await using var client = new RedisClient(Clients.Options(cluster.Uri));
        await client.ConnectAsync(Token);
        await client.SetAsync("k1", "kept", cancellationToken: Token);
        await Clients.UntilAsync(async () => (await replica.CliAsync("DBSIZE")) == "1");

        await victim.KillAsync();
        await Clients.UntilAsync(async () => await Record.ExceptionAsync(() => client.SetAsync("k1{k1}", "new", cancellationToken: Token)) is null);

        Assert.Equal("kept"u8.ToArray(), await client.GetAsync("k1", Token));
        Assert.Contains("role:master", await replica.CliAsync("INFO", "replication"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_hears_what_is_published_at_any_node()
    {
        await using var cluster = await RedisCluster.StartAsync();
        await using var client = new RedisClient(Clients.Options(cluster.Uri));
        await client.ConnectAsync(Token);
        var messages = System.Threading.Channels.Channel.CreateUnbounded<string>();
        await using var subscription = new RedisSubscription(
            Clients.Options(cluster.Uri),
            ["c"],
            new RedisSubscriber { OnMessage = message => messages.Writer.TryWrite(System.Text.Encoding.UTF8.GetString(message.Payload.Span)) });
        await subscription.ConnectAsync(Token);

        var heard = new HashSet<string>();
        foreach (var node in cluster.Nodes)
        {
            await node.CliAsync("PUBLISH", "c", node.Address);
            heard.Add(await messages.Reader.ReadAsync(Token));
        }

        await client.PublishAsync("c", "by client", Token);

        Assert.Equal(cluster.Nodes.Select(node => node.Address).ToHashSet(), heard);
        Assert.Equal("by client", await messages.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task A_cluster_that_is_not_there_is_told_at_once_and_by_connecting()
    {
        var (one, other) = (KejiGraph.Testing.Servers.ServerProcess.FreePort(), KejiGraph.Testing.Servers.ServerProcess.FreePort());
        await using var client = new RedisClient(Clients.Options($"redis://127.0.0.1:{one},127.0.0.1:{other}"));

        var first = await Assert.ThrowsAsync<RedisConnectionException>(() => client.GetAsync("k", Token));
        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => client.ConnectAsync(Token));

        Assert.Equal("No node of the cluster has told yet which slots it serves.", first.Message);
        Assert.StartsWith(
            $"No node of the cluster has told yet which slots it serves. The last one: The server 127.0.0.1:{other} cannot be reached: ",
            error.Message,
            StringComparison.Ordinal);
    }

    private static Task<RedisServer> OwnerOf(RedisCluster cluster, string key) =>
        cluster.OwnerAsync(HashSlot.Of(System.Text.Encoding.UTF8.GetBytes(key)));

    private static async Task<int> RedirectionsAsync(RedisCluster cluster)
    {
        var count = 0;
        foreach (var node in cluster.Nodes)
        {
            var errors = await node.CliAsync("INFO", "errorstats");
            count += errors.Contains("errorstat_MOVED", StringComparison.Ordinal) ? 1 : 0;
        }

        return count;
    }

    private static async Task<(RedisServer From, RedisServer To)> MoveSlotAsync(RedisCluster cluster, string key)
    {
        var slot = HashSlot.Of(System.Text.Encoding.UTF8.GetBytes(key)).ToString(CultureInfo.InvariantCulture);
        var from = await OwnerOf(cluster, key);
        var to = cluster.Nodes.First(node => node != from);
        Assert.Equal("OK", await to.CliAsync("CLUSTER", "SETSLOT", slot, "IMPORTING", await RedisCluster.IdAsync(from)));
        Assert.Equal("OK", await from.CliAsync("CLUSTER", "SETSLOT", slot, "MIGRATING", await RedisCluster.IdAsync(to)));
        return (from, to);
    }

    private static async Task FinishMoveAsync(RedisCluster cluster, string key, RedisServer to)
    {
        var slot = HashSlot.Of(System.Text.Encoding.UTF8.GetBytes(key)).ToString(CultureInfo.InvariantCulture);
        foreach (var node in cluster.Nodes.OrderBy(node => node == to ? 0 : 1))
        {
            Assert.Equal("OK", await node.CliAsync("CLUSTER", "SETSLOT", slot, "NODE", await RedisCluster.IdAsync(to)));
        }
    }
}
