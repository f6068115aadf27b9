using System.Text;
using System.Threading.Channels;
using KejiGraph.Testing.Redis;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Redis.Tests.Sentinel;

public sealed class SentinelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_master_is_found_and_after_a_failover_the_new_one()
    {
        await using var master = await RedisServer.StartAsync();
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {master.Port}");
        await Clients.UntilAsync(async () => (await replica.CliAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal));
        await using var sentinel = await RedisServer.StartSentinelAsync(master);
        await Clients.UntilAsync(
            async () => (await sentinel.CliAsync("SENTINEL", "replicas", "mymaster")).Contains($"{replica.Port}", StringComparison.Ordinal));
        var options = Clients.Options($"redis+sentinel://127.0.0.1:{ServerProcess.FreePort()},{sentinel.Address}/mymaster") with
        {
            Connections = 2,
        };
        await using var client = new RedisClient(options);
        var messages = Channel.CreateUnbounded<string>();
        await using var subscription = new RedisSubscription(
            options, ["c"], new RedisSubscriber { OnMessage = message => messages.Writer.TryWrite(Encoding.UTF8.GetString(message.Payload.Span)) });

        await client.ConnectAsync(Token);
        await client.SetAsync("k", "before", cancellationToken: Token);
        var atMaster = await master.CliAsync("GET", "k");
        await Clients.UntilAsync(async () => await replica.CliAsync("GET", "k") == "before");
        await master.KillAsync();
        await Clients.UntilAnsweredAsync(client, "SET", "k", "after");
        var atReplica = await replica.CliAsync("GET", "k");
        await subscription.ConnectAsync(Token);
        await client.PublishAsync("c", "hello", Token);

        Assert.Equal("before", atMaster);
        Assert.Equal("after", atReplica);
        Assert.Equal("hello", await messages.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task A_master_that_has_become_a_replica_is_left()
    {
        await using var first = await RedisServer.StartAsync();
        await using var second = await RedisServer.StartAsync();
        var master = first;
        await using var sentinel = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.AnswerAsync("SENTINEL", $"*2\n$9\n127.0.0.1\n${$"{master.Port}".Length}\n{master.Port}");
        });
        await using var client = new RedisClient(Clients.Options($"redis+sentinel://{sentinel.Address}/mymaster"));
        await client.ConnectAsync(Token);
        await client.SetAsync("k", "1", cancellationToken: Token);

        master = second;
        await first.CliAsync("REPLICAOF", "127.0.0.1", $"{second.Port}");
        await Clients.UntilAsync(async () => await Record.ExceptionAsync(() => client.SetAsync("k", "2", cancellationToken: Token)) is null);

        Assert.Equal("2", await second.CliAsync("GET", "k"));
    }

    [Fact]
    public async Task Without_a_Sentinel_or_with_one_that_does_not_know_the_master_connecting_says_so()
    {
        await using var replica = await RedisServer.StartAsync("--replicaof", $"127.0.0.1 {ServerProcess.FreePort()}");
        await using var ignorant = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.AnswerAsync("SENTINEL", "_");
        });
        await using var stale = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.AnswerAsync("SENTINEL", $"*2\n$9\n127.0.0.1\n${$"{replica.Port}".Length}\n{replica.Port}");
        });
        var nobody = $"127.0.0.1:{ServerProcess.FreePort()}";

        Assert.StartsWith(
            $"None of the Sentinels can be reached. The last one: The server {nobody} cannot be reached: ",
            await ErrorAsync(nobody),
            StringComparison.Ordinal);
        Assert.Equal("The Sentinels know no master \"mymaster\".", await ErrorAsync($"{nobody},{ignorant.Address}"));
        Assert.Equal(
            $"The server {replica.Address}, which a Sentinel names as the master, has the role slave; a failover may be under way.",
            await ErrorAsync(stale.Address));
    }

    private static async Task<string> ErrorAsync(string sentinels)
    {
        await using var client = new RedisClient(Clients.Options($"redis+sentinel://{sentinels}/mymaster"));
        return (await Assert.ThrowsAsync<RedisConnectionException>(() => client.ConnectAsync(Token))).Message;
    }
}
