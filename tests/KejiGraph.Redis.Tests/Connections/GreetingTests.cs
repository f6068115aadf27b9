using KejiGraph.Testing.Redis;

namespace KejiGraph.Redis.Tests.Connections;

public sealed class GreetingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_flight_asks_for_RESP3_with_user_password_and_name_and_then_for_the_database()
    {
        await using var server = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.AnswerAsync("SELECT", "+OK");
            await connection.HangAsync();
        });
        await using var client = Clients.For(server, options => options with { User = "u", Password = "p", Database = 4, ClientName = "me" });

        await client.ConnectAsync(Token);

        Assert.Equal(["HELLO 3 AUTH u p SETNAME me", "SELECT 4"], server.Heard);
        Assert.True(client.IsConnected);
    }

    [Theory]
    [InlineData("-ERR unknown command `HELLO`, with args beginning with: `3`, `AUTH`, `u`, `secret`, ")]
    [InlineData("-NOPROTO unsupported protocol version")]
    [InlineData("-NOAUTH Authentication required.")]
    public async Task A_server_without_RESP3_is_spoken_to_in_RESP2(string refusal)
    {
        await using var server = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.AnswerAsync("HELLO", refusal);
            await connection.AnswerAsync("AUTH", "+OK");
            await connection.AnswerAsync("CLIENT", "+OK");
            await connection.AnswerAsync("SELECT", "+OK");
            await connection.AnswerAsync("GET", "$-1");
            await connection.HangAsync();
        });
        await using var client = Clients.For(server, options => options with { Password = "secret", Database = 1 });

        await client.ConnectAsync(Token);
        var value = await client.GetAsync("k", Token);

        Assert.Null(value);
        Assert.Equal(
            ["HELLO 3 AUTH default secret SETNAME KejiGraph.Redis", "AUTH secret", "CLIENT SETNAME KejiGraph.Redis", "SELECT 1", "GET k"], server.Heard);
    }

    [Fact]
    public async Task A_refusal_is_told_without_the_password()
    {
        await using var server = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.AnswerAsync("HELLO", "-ERR no such thing as secret");
            await connection.HangAsync();
        });
        await using var client = Clients.For(server, options => options with { Password = "secret" });

        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => client.ConnectAsync(Token));

        Assert.Equal(RedisConnectionFailure.Refused, error.Failure);
        Assert.Equal($"The server {server.Address} refused HELLO: ERR no such thing as …", error.Message);
    }

    [Fact]
    public async Task A_server_that_takes_the_connection_and_says_nothing_is_given_up_in_time()
    {
        await using var server = new ScriptedRedisServer((connection, _) => connection.HangAsync());
        await using var client = Clients.For(
            server, options => options with { ConnectTimeout = TimeSpan.FromMilliseconds(50), ReplyTimeout = TimeSpan.FromSeconds(10) });

        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => client.ConnectAsync(Token));

        Assert.Equal(
            $"No connection to the server {server.Address} came about within 0.05 s (option ConnectTimeout). "
            + "Check that it runs and that nothing between swallows what is sent.",
            error.Message);
    }
}
