using System.Buffers;
using KejiGraph.Testing.Redis;

namespace KejiGraph.Redis.Tests.Real;

public sealed class RedisTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_are_set_read_expired_and_deleted()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);
        var value = new byte[] { 0, 13, 10, 255 };
        var buffer = new ArrayBufferWriter<byte>();

        await client.SetAsync("键", value, cancellationToken: Token);
        await client.SetAsync("short", "科技", TimeSpan.FromSeconds(100), Token);

        Assert.Equal(value, await client.GetAsync("键", Token));
        Assert.Equal("科技", await server.CliAsync("--raw", "GET", "short"));
        Assert.True(await client.GetAsync("short", buffer, Token));
        Assert.Equal("科技"u8.ToArray(), buffer.WrittenSpan.ToArray());
        Assert.InRange(int.Parse(await server.CliAsync("PTTL", "short")), 1, 100_000);
        Assert.True(await client.ExpireAsync("键", TimeSpan.FromTicks(1), Token));
        await Clients.UntilAsync(async () => await client.GetAsync("键", Token) is null);
        Assert.False(await client.GetAsync("键", buffer, Token));
        Assert.False(await client.ExpireAsync("键", TimeSpan.FromSeconds(1), Token));
        Assert.True(await client.DeleteAsync("short", Token));
        Assert.False(await client.DeleteAsync("short", Token));
        Assert.Equal(0, await client.PublishAsync("nobody", "hello", Token));
    }

    [Fact]
    public async Task The_server_gives_RESP3_types()
    {
        await using var server = await RedisServer.StartAsync("--enable-debug-command", "local");
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);

        var kinds = new List<RedisReplyKind>();
        foreach (var type in (string[])["string", "integer", "double", "null", "array", "set", "map", "verbatim", "true", "bignum"])
        {
            kinds.Add((await client.ExecuteAsync(["DEBUG", "PROTOCOL", type], Token)).Kind);
        }

        Assert.Equal(
            [
                RedisReplyKind.BulkString, RedisReplyKind.Integer, RedisReplyKind.Double, RedisReplyKind.Null, RedisReplyKind.Array,
                RedisReplyKind.Set, RedisReplyKind.Map, RedisReplyKind.VerbatimString, RedisReplyKind.Boolean, RedisReplyKind.BigNumber,
            ],
            kinds);
        Assert.Equal(
            "Some real reply following the attribute", (await client.ExecuteAsync(["DEBUG", "PROTOCOL", "attrib"], Token)).AsText());
    }

    [Fact]
    public async Task A_script_runs_with_keys_and_arguments_and_its_error_is_thrown()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);

        var reply = await client.EvalAsync("return {KEYS[1], ARGV[1], ARGV[2]}", ["k"], ["a", 7], Token);
        var error = await Assert.ThrowsAsync<RedisServerException>(() => client.EvalAsync("return nope(", [], [], Token));

        Assert.Equal(["k", "a", "7"], reply.Items.ToArray().Select(item => item.AsText()));
        Assert.Equal("ERR", error.Code);
    }

    [Fact]
    public async Task A_password_and_a_user_of_the_access_control_list_are_needed()
    {
        await using var server = await RedisServer.StartAsync("--requirepass", "sesame");
        await RedisServer.RunCliAsync(
            "-p", $"{server.Port}", "-a", "sesame", "--no-auth-warning", "ACL", "SETUSER", "reader", "on", ">open", "~*", "+get", "+hello");
        var options = Clients.Options(server.Uri);
        await using var stranger = new RedisClient(options);
        await using var wrong = new RedisClient(options with { Password = "wrong" });
        await using var known = new RedisClient(options with { Password = "sesame", Database = 3 });
        await using var reader = new RedisClient(options with { User = "reader", Password = "open" });

        await known.ConnectAsync(Token);
        await known.SetAsync("k", "v", cancellationToken: Token);
        await reader.ConnectAsync(Token);
        var none = await Assert.ThrowsAsync<RedisConnectionException>(() => stranger.ConnectAsync(Token));
        var bad = await Assert.ThrowsAsync<RedisConnectionException>(() => wrong.ConnectAsync(Token));
        var denied = await Assert.ThrowsAsync<RedisServerException>(() => reader.SetAsync("k", "v", cancellationToken: Token));

        Assert.Equal("v", await RedisServer.RunCliAsync("-p", $"{server.Port}", "-a", "sesame", "--no-auth-warning", "-n", "3", "GET", "k"));
        Assert.StartsWith($"The server {server.Address} refused HELLO: NOAUTH ", none.Message, StringComparison.Ordinal);
        Assert.StartsWith($"The server {server.Address} refused HELLO: WRONGPASS ", bad.Message, StringComparison.Ordinal);
        Assert.Equal(RedisConnectionFailure.Refused, bad.Failure);
        Assert.Equal("NOPERM", denied.Code);
        Assert.Null(await reader.GetAsync("k", Token));
    }

    [Fact]
    public async Task A_server_without_HELLO_is_spoken_to_in_RESP2_with_messages_too()
    {
        await using var server = await RedisServer.StartAsync("--requirepass", "sesame", "--rename-command", "HELLO", "");
        var options = Clients.Options(server.Uri) with { Password = "sesame" };
        await using var client = new RedisClient(options);
        var messages = System.Threading.Channels.Channel.CreateUnbounded<RedisMessage>();
        await using var subscription = new RedisSubscription(
            options, ["a", "b"], new RedisSubscriber { OnMessage = message => messages.Writer.TryWrite(message) });

        await client.ConnectAsync(Token);
        await subscription.ConnectAsync(Token);
        await client.ExecuteAsync(["HSET", "h", "f", 1], Token);
        await client.PublishAsync("b", "hello", Token);
        var message = await messages.Reader.ReadAsync(Token);

        Assert.Equal("Array of 2", (await client.ExecuteAsync(["HGETALL", "h"], Token)).ToString());
        Assert.Null(await client.GetAsync("nothing", Token));
        Assert.Equal(("b", "hello"), (message.Channel, System.Text.Encoding.UTF8.GetString(message.Payload.Span)));
    }

    [Fact]
    public async Task A_reply_that_is_larger_than_the_limit_costs_the_connection_and_no_more()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server, options => options with { MaxReplyBytes = 100_000 });
        await client.ConnectAsync(Token);
        await client.SetAsync("large", new byte[100_001], cancellationToken: Token);
        await client.SetAsync("fits", new byte[99_000], cancellationToken: Token);

        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => client.GetAsync("large", Token));
        await client.ConnectAsync(Token);

        Assert.Equal($"The server {server.Address} sent a reply that takes more than 100000 bytes (option MaxReplyBytes).", error.Message);
        Assert.Equal(99_000, (await client.GetAsync("fits", Token))!.Length);
    }
}
