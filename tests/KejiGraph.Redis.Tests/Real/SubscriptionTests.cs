using System.Globalization;
using System.Text;
using System.Threading.Channels;
using KejiGraph.Testing.Redis;

namespace KejiGraph.Redis.Tests.Real;

public sealed class SubscriptionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_come_in_order_between_being_told_of_the_connection_and_of_its_loss()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);
        var (events, subscriber) = Recorder();
        await using var subscription = new RedisSubscription(Clients.Options(server.Uri), ["a", "b"], subscriber);

        await subscription.ConnectAsync(Token);
        for (var index = 0; index < 100; index++)
        {
            await client.PublishAsync(index % 2 == 0 ? "a" : "b", index, Token);
        }

        await client.PublishAsync("c", "for others", Token);
        var heard = await ReadAsync(events, 101);
        await server.RestartAsync();
        var lost = await events.Reader.ReadAsync(Token);
        var again = await events.Reader.ReadAsync(Token);
        await Clients.UntilAnsweredAsync(client, "PUBLISH", "a", "after");

        Assert.Equal(["connected", .. Enumerable.Range(0, 100).Select(index => $"{(index % 2 == 0 ? "a" : "b")} {index}")], heard);
        Assert.StartsWith("lost: ", lost, StringComparison.Ordinal);
        Assert.Equal("connected", again);
        Assert.Equal("a after", await events.Reader.ReadAsync(Token));
        Assert.True(subscription.IsConnected);
    }

    [Fact]
    public async Task A_server_that_hangs_is_noticed_without_a_message()
    {
        await using var server = await RedisServer.StartAsync();
        var (events, subscriber) = Recorder();
        var options = Clients.Options(server.Uri) with
        {
            KeepAlive = TimeSpan.FromMilliseconds(100),
            ReplyTimeout = TimeSpan.FromMilliseconds(500),
            ConnectTimeout = TimeSpan.FromSeconds(1),
        };
        await using var subscription = new RedisSubscription(options, ["a"], subscriber);
        Assert.Equal("connected", await events.Reader.ReadAsync(Token));

        await server.PauseAsync();
        var lost = await events.Reader.ReadAsync(Token);
        await server.ResumeAsync();

        Assert.Equal($"lost: The server {server.Address} did not reply within 0.5 s (option ReplyTimeout); the connection was closed.", lost);
        Assert.Equal("connected", await events.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task A_callback_that_throws_costs_the_connection_and_is_told()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);
        var (events, subscriber) = Recorder();
        await using var subscription = new RedisSubscription(
            Clients.Options(server.Uri), ["a"], subscriber with { OnMessage = _ => throw new FormatException("Not what I know.") });
        await subscription.ConnectAsync(Token);

        await client.PublishAsync("a", "x", Token);

        Assert.Equal(
            ["connected", "lost: A callback failed, and the connection was closed for it: Not what I know.", "connected"], await ReadAsync(events, 3));
    }

    [Fact]
    public async Task A_channel_that_the_user_may_not_hear_is_told()
    {
        await using var server = await RedisServer.StartAsync();
        await server.CliAsync("ACL", "SETUSER", "listener", "on", ">pw", "resetchannels", "&allowed", "+@all");
        var options = Clients.Options(server.Uri) with { User = "listener", Password = "pw" };
        await using var subscription = new RedisSubscription(options, ["allowed", "secret"], Recorder().Subscriber);

        var error = await Assert.ThrowsAsync<RedisServerException>(() => subscription.ConnectAsync(Token));

        Assert.Equal("NOPERM", error.Code);
        Assert.False(subscription.IsConnected);
        Assert.Equal(
            "A subscription needs at least one channel.",
            Assert.Throws<RedisUsageException>(() => new RedisSubscription(options, [], Recorder().Subscriber)).Message);
    }

    private static (Channel<string> Events, RedisSubscriber Subscriber) Recorder()
    {
        var events = Channel.CreateUnbounded<string>();
        return (events, new RedisSubscriber
        {
            OnMessage = message => events.Writer.TryWrite(
                string.Create(CultureInfo.InvariantCulture, $"{message.Channel} {Encoding.UTF8.GetString(message.Payload.Span)}")),
            OnConnected = () => events.Writer.TryWrite("connected"),
            OnLost = error => events.Writer.TryWrite($"lost: {error.Message}"),
        });
    }

    private static async Task<List<string>> ReadAsync(Channel<string> events, int count)
    {
        var read = new List<string>();
        while (read.Count < count)
        {
            read.Add(await events.Reader.ReadAsync(Token));
        }

        return read;
    }
}
