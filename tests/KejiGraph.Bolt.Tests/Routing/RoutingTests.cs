using KejiGraph.Testing;
using KejiGraph.Testing.Bolt;

namespace KejiGraph.Bolt.Tests.Routing;

public sealed class RoutingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_go_to_readers_in_turn_and_writes_to_the_leader()
    {
        await using var cluster = new Cluster();
        await using var client = cluster.Client();

        await Client.ReadAsync(client);
        await Client.ReadAsync(client);
        await WriteAsync(client);

        Assert.Equal(1, cluster.Heard(0, "COMMIT"));
        Assert.Equal((1, 1, 1), (cluster.Heard(0, "PULL"), cluster.Heard(1, "PULL"), cluster.Heard(2, "PULL")));
        Assert.Equal(1, cluster.Heard(0, "ROUTE") + cluster.Heard(1, "ROUTE") + cluster.Heard(2, "ROUTE"));
    }

    [Fact]
    public async Task A_leader_that_stepped_down_is_replaced()
    {
        var time = new ManualTime();
        await using var cluster = new Cluster();
        await using var client = cluster.Client(time);
        await WriteAsync(client);

        cluster.Leader = 1;
        var writing = WriteAsync(client);
        await time.SomebodyWaitsAsync(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        await writing;

        Assert.Equal((1, 1), (cluster.Heard(0, "COMMIT"), cluster.Heard(1, "COMMIT")));
    }

    [Fact]
    public async Task A_table_is_asked_for_again_when_it_is_too_old()
    {
        var time = new ManualTime();
        await using var cluster = new Cluster();
        await using var client = cluster.Client(time);

        await WriteAsync(client);
        time.Advance(TimeSpan.FromSeconds(299));
        await WriteAsync(client);
        var before = cluster.Heard(0, "ROUTE");
        time.Advance(TimeSpan.FromSeconds(1));
        await WriteAsync(client);

        Assert.Equal((1, 2), (before, cluster.Heard(0, "ROUTE") + cluster.Heard(1, "ROUTE") + cluster.Heard(2, "ROUTE")));
    }

    [Fact]
    public async Task A_reader_that_is_gone_is_passed_over()
    {
        await using var cluster = new Cluster();
        await using var client = cluster.Client();

        await cluster.StopAsync(1);
        for (var read = 0; read < 4; read++)
        {
            Assert.Equal([1L], await Client.ReadAsync(client));
        }

        Assert.Equal(4, cluster.Heard(2, "PULL"));
        Assert.Equal(0, client.Connections.InUse);
    }

    [Fact]
    public async Task A_cluster_without_a_leader_says_so()
    {
        await using var cluster = new Cluster { Leader = null };
        await using var client = cluster.Client(change: options => options with { MaxRetryTime = TimeSpan.Zero });

        var error = await Assert.ThrowsAsync<BoltConnectionException>(async () => await WriteAsync(client));

        Assert.Equal(
            $"The cluster behind {cluster.Address} names no server for writing; it may be electing a leader.", error.Message);
        Assert.Equal([1L], await Client.ReadAsync(client));
    }

    [Fact]
    public async Task The_routing_context_of_the_URI_is_sent_with_HELLO_and_ROUTE()
    {
        await using var cluster = new Cluster();
        await using var client = cluster.Client(change: options => options with { Uri = new Uri($"{options.Uri}?region=north") });

        await WriteAsync(client);

        Assert.Equal(
            new Dictionary<string, object?> { ["address"] = cluster.Address, ["region"] = "north" }, cluster.RoutingContext);
    }

    private static async Task<BoltSummary> WriteAsync(BoltClient client) =>
        await client.WriteAsync([Client.Statement], null, Client.Patience, Token);
}
