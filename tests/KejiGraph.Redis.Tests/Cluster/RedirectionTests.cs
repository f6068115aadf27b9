using System.Globalization;
using KejiGraph.Redis.Cluster;
using KejiGraph.Testing.Redis;

namespace KejiGraph.Redis.Tests.Cluster;

/// <summary>Nodes of a cluster that answer as a script says; a healthy one seldom does.</summary>
public sealed class RedirectionTests
{
    private const string Never = "127.0.0.1:1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("MOVED 3999 127.0.0.1:6381", RedirectionKind.Moved, 3999, "127.0.0.1:6381")]
    [InlineData("ASK 3999 node.example:6381", RedirectionKind.Ask, 3999, "node.example:6381")]
    [InlineData("MOVED 0 :6381", RedirectionKind.Moved, 0, "asked:6381")]
    [InlineData("MOVED 0 ::1:6381", RedirectionKind.Moved, 0, "[::1]:6381")]
    [InlineData("TRYAGAIN Multiple keys request during rehashing of slot", RedirectionKind.Wait, 0, null)]
    [InlineData("CLUSTERDOWN Hash slot not served", RedirectionKind.WaitAndRefresh, 0, null)]
    [InlineData("MOVED 16384 127.0.0.1:6381", RedirectionKind.None, 0, null)]
    [InlineData("MOVED here", RedirectionKind.None, 0, null)]
    [InlineData("MOVED 1 127.0.0.1", RedirectionKind.None, 0, null)]
    [InlineData("ERR MOVED", RedirectionKind.None, 0, null)]
    public void Errors_of_a_cluster_are_told_apart(string error, object kind, int slot, string? address)
    {
        var redirection = Redirection.Of(
            RedisReply.OfBytes(RedisReplyKind.SimpleError, System.Text.Encoding.UTF8.GetBytes(error)), new RedisAddress("asked", 6379));

        Assert.Equal((kind, slot, address), ((object)redirection.Kind, redirection.Slot, redirection.Address?.ToString()));
    }

    [Fact]
    public async Task ASK_sends_one_command_elsewhere_with_ASKING_before_it_and_MOVED_sends_all()
    {
        await using var second = Node(_ => "+second");
        await using var first = Node(call => call switch { 0 => $"-ASK 12182 {second.Address}", 1 => "+first", _ => $"-MOVED 12182 {second.Address}" });
        await using var client = new RedisClient(Clients.Options($"{first.Uri},{Never}"));
        await client.ConnectAsync(Token);

        var replies = new List<string>();
        for (var index = 0; index < 3; index++)
        {
            replies.Add((await client.ExecuteAsync(["GET", "foo"], Token)).AsText());
        }

        Assert.Equal(["second", "first", "second"], replies);
        Assert.Equal(["ASKING", "GET foo", "GET foo"], second.Heard.Where(command => command is "ASKING" or "GET foo"));
    }

    [Fact]
    public async Task A_node_that_serves_no_slot_yet_stays_connected_when_the_map_is_learnt_again()
    {
        await using var newcomer = new ScriptedRedisServer((connection, _) => ServeAsync(connection, _ => "+newcomer", lastSlot: -1));
        await using var first = Node(_ => $"-MOVED 12182 {newcomer.Address}");
        await using var client = new RedisClient(Clients.Options($"{first.Uri},{Never}"));
        await client.ConnectAsync(Token);

        await Clients.UntilAsync(async () =>
        {
            // The key is in another slot than the one that is said to have moved: it is redirected each time, and the map learnt again.
            Assert.Equal("newcomer", (await client.ExecuteAsync(["GET", "bar"], Token)).AsText());
            return first.Heard.Count(command => command == "CLUSTER SLOTS") >= 4;
        });

        Assert.Equal(1, newcomer.Connections);
    }

    [Fact]
    public async Task A_command_that_is_to_come_again_does_and_one_that_is_redirected_without_end_is_not()
    {
        await using var patient = Node(call => call switch { 0 => "-TRYAGAIN Multiple keys", 1 => "-CLUSTERDOWN Hash slot not served", _ => "+at last" });
        await using var endless = new ScriptedRedisServer((connection, _) => ServeAsync(connection, _ => "-TRYAGAIN Multiple keys"));
        await using var client = new RedisClient(Clients.Options($"{patient.Uri},{Never}"));
        await using var unlucky = new RedisClient(Clients.Options($"{endless.Uri},{Never}"));
        await client.ConnectAsync(Token);
        await unlucky.ConnectAsync(Token);

        var reply = await client.ExecuteAsync(["GET", "foo"], Token);
        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => unlucky.ExecuteAsync(["GET", "foo"], Token));

        Assert.Equal("at last", reply.AsText());
        Assert.Equal("The cluster redirected a command more than 8 times; the last answer was: TRYAGAIN Multiple keys", error.Message);
        Assert.Equal(9, endless.Heard.Count(command => command == "GET foo"));
    }

    [Fact]
    public async Task A_slot_map_that_is_none_is_told_and_a_slot_that_nobody_serves_too()
    {
        await using var odd = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.AnswerAsync("CLUSTER", "*1\n*3\n:0\n:16384\n*2\n$1\na\n:1");
        });
        await using var half = new ScriptedRedisServer((connection, _) => ServeAsync(connection, _ => "+here", lastSlot: 100));
        await using var lost = new RedisClient(Clients.Options($"{odd.Uri},{Never}"));
        await using var client = new RedisClient(Clients.Options($"{Never.Insert(0, "redis://")},{half.Address}"));

        await Assert.ThrowsAsync<RedisConnectionException>(() => lost.ConnectAsync(Token));
        await client.ConnectAsync(Token);
        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => client.ExecuteAsync(["GET", "foo"], Token));

        Assert.Contains("CLUSTER SLOTS", odd.Heard);
        Assert.Equal("No node of the cluster serves the hash slot 12182 now.", error.Message);
    }

    /// <summary>A node that serves all slots and answers GET by the number of the call.</summary>
    private static ScriptedRedisServer Node(Func<int, string> answer)
    {
        var calls = 0;
        return new ScriptedRedisServer((connection, _) => ServeAsync(connection, _ => answer(calls++)));
    }

    private static async Task ServeAsync(ScriptedRedisConnection connection, Func<string, string> answer, int lastSlot = 16383)
    {
        await connection.WelcomeAsync();
        while (true)
        {
            var command = await connection.ReadAsync();
            await connection.SendAsync(command[0] switch
            {
                // The host is empty: it is the one that was asked.
                "CLUSTER" when lastSlot < 0 => "*0",
                "CLUSTER" => string.Create(CultureInfo.InvariantCulture, $"*1\n*3\n:0\n:{lastSlot}\n*3\n_\n:{connection.LocalPort}\n$2\nid"),
                "ASKING" => "+OK",
                "PING" => "+PONG",
                _ => answer(command[1]),
            });
        }
    }
}
