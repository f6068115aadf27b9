using KejiGraph.Testing.Redis;

namespace KejiGraph.Redis.Tests.Protocol;

public sealed class ReplyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+OK", "SimpleString \"OK\"")]
    [InlineData("+", "SimpleString \"\"")]
    [InlineData(":-9223372036854775808", "Integer -9223372036854775808")]
    [InlineData(":+7", "Integer 7")]
    [InlineData("$5\nhello", "BulkString \"hello\"")]
    [InlineData("$0\n", "BulkString \"\"")]
    [InlineData("$6\n科技", "BulkString \"科技\"")]
    [InlineData("$-1", "Null")]
    [InlineData("*-1", "Null")]
    [InlineData("_", "Null")]
    [InlineData("*0", "[]")]
    [InlineData("*3\n:1\n$-1\n*2\n+a\n-ERR inner", "[Integer 1, Null, [SimpleString \"a\", SimpleError \"ERR inner\"]]")]
    [InlineData("#t", "Boolean true")]
    [InlineData("#f", "Boolean false")]
    [InlineData(",1.5e3", "Double 1500")]
    [InlineData(",10", "Double 10")]
    [InlineData(",inf", "Double Infinity")]
    [InlineData(",-inf", "Double -Infinity")]
    [InlineData(",nan", "Double NaN")]
    [InlineData("(-3492890328409238509324850943850943825024385", "BigNumber \"-3492890328409238509324850943850943825024385\"")]
    [InlineData("=8\ntxt:text", "VerbatimString \"text\"")]
    [InlineData("*1\n!9\nERR a\nb ", "[BulkError \"ERR a\r\nb \"]")]
    [InlineData("%2\n+first\n:1\n+second\n*1\n#t", "Map[SimpleString \"first\", Integer 1, SimpleString \"second\", [Boolean true]]")]
    [InlineData("~2\n:1\n:2", "Set[Integer 1, Integer 2]")]
    [InlineData("|1\n+ttl\n:3600\n*2\n|1\n+a\n*1\n:1\n:5\n:6", "[Integer 5, Integer 6]")]
    public async Task Every_type_is_read_whole_and_byte_by_byte(string wire, string expected)
    {
        foreach (var isSlow in (bool[])[false, true])
        {
            await using var server = new ScriptedRedisServer(async (connection, _) =>
            {
                await connection.WelcomeAsync();
                connection.IsSlow = isSlow;
                await connection.AnswerAsync("ANY", wire);
                await connection.AnswerAsync("NEXT", "+next");
                await connection.HangAsync();
            });
            await using var client = Clients.For(server);
            await client.ConnectAsync(Token);

            var reply = client.ExecuteAsync(["ANY"], Token);
            var next = client.ExecuteAsync(["NEXT"], Token);

            Assert.Equal(expected, Print(await reply));
            Assert.Equal("next", (await next).AsText());
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request", "does not speak RESP: it sent the byte 48.")]
    [InlineData("", "does not speak RESP: it sent an empty line.")]
    [InlineData(":12a", "does not speak RESP: it sent the byte 3A.")]
    [InlineData("#x", "does not speak RESP: it sent the byte 23.")]
    [InlineData(",0x10", "does not speak RESP: it sent the byte 2C.")]
    [InlineData("(1.5", "does not speak RESP: it sent the byte 28.")]
    [InlineData("_x", "does not speak RESP: it sent the byte 5F.")]
    [InlineData("$-2", "does not speak RESP: it sent a size that is no size after the byte 24.")]
    [InlineData("$?", "does not speak RESP: it sent a size that is no size after the byte 24.")]
    [InlineData("~-1", "does not speak RESP: it sent a size that is no size after the byte 7E.")]
    [InlineData("$3\nhello", "does not speak RESP: it sent a string that is longer than announced.")]
    [InlineData("=3\ntxt", "does not speak RESP: it sent a verbatim string without its format.")]
    [InlineData("*1\n>1\n+a", "does not speak RESP: it sent a push inside of a reply.")]
    [InlineData("$2147483648", "sent a reply that takes more than 65536 bytes (option MaxReplyBytes).")]
    [InlineData("$9223372036854775807", "sent a reply that takes more than 65536 bytes (option MaxReplyBytes).")]
    [InlineData("$65536", "sent a reply that takes more than 65536 bytes (option MaxReplyBytes).")]
    [InlineData("*2147483647", "sent a reply that takes more than 65536 bytes (option MaxReplyBytes).")]
    [InlineData("%65000", "sent a reply that takes more than 65536 bytes (option MaxReplyBytes).")]
    public async Task What_is_no_reply_breaks_the_connection_and_the_next_one_works(string wire, string message)
    {
        await using var server = new ScriptedRedisServer(async (connection, number) =>
        {
            await connection.WelcomeAsync();
            await connection.AnswerAsync("ANY", number == 0 ? wire : "+fine");
            await connection.HangAsync();
        });
        await using var client = Clients.For(server, options => options with { MaxReplyBytes = 65_536 });
        await client.ConnectAsync(Token);

        var first = client.ExecuteAsync(["ANY"], Token);
        var second = client.ExecuteAsync(["ANY"], Token);
        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => first);
        await Assert.ThrowsAsync<RedisConnectionException>(() => second);
        await client.ConnectAsync(Token);

        Assert.Equal($"The server {server.Address} {message}", error.Message);
        Assert.Equal(RedisConnectionFailure.Protocol, error.Failure);
        Assert.Equal("fine", (await client.ExecuteAsync(["ANY"], Token)).AsText());
    }

    [Fact]
    public async Task A_reply_that_nests_too_deep_and_a_line_without_an_end_break_the_connection()
    {
        await using var server = new ScriptedRedisServer(async (connection, number) =>
        {
            await connection.WelcomeAsync();
            await connection.AnswerAsync("ANY", number == 0 ? string.Concat(Enumerable.Repeat("*1\n", 100_000)) : "+" + new string('a', 20_000));
            await connection.HangAsync();
        });
        await using var client = Clients.For(server);

        await client.ConnectAsync(Token);
        var deep = await Assert.ThrowsAsync<RedisConnectionException>(() => client.ExecuteAsync(["ANY"], Token));
        await client.ConnectAsync(Token);
        var endless = await Assert.ThrowsAsync<RedisConnectionException>(() => client.ExecuteAsync(["ANY"], Token));

        Assert.Equal($"The server {server.Address} sent a reply that is nested deeper than 32 levels.", deep.Message);
        Assert.Equal($"The server {server.Address} does not speak RESP: it sent a line of more than 16384 bytes.", endless.Message);
    }

    [Fact]
    public async Task A_reply_that_nobody_asked_for_breaks_the_connection()
    {
        await using var server = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.SendAsync("+surprise");
            await connection.HangAsync();
        });
        await using var client = Clients.For(server);
        var lost = new TaskCompletionSource<RedisException>();
        client.Lost += (_, error) => lost.TrySetResult(error);

        await client.ConnectAsync(Token);

        Assert.Equal($"The server {server.Address} sent a reply that nobody asked for.", (await lost.Task.WaitAsync(Token)).Message);
    }

    [Fact]
    public async Task Pushes_between_replies_are_passed_over()
    {
        await using var server = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.SendAsync(">2\n+invalidate\n*1\n$1\nk");
            await connection.AnswerAsync("A", ">2\n+invalidate\n_\n+a\n>1\n+other");
            await connection.AnswerAsync("B", "+b");
            await connection.HangAsync();
        });
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);

        var first = await client.ExecuteAsync(["A"], Token);
        var second = await client.ExecuteAsync(["B"], Token);

        Assert.Equal(("a", "b"), (first.AsText(), second.AsText()));
    }

    [Fact]
    public async Task Errors_of_both_kinds_are_thrown_and_the_connection_lives_on()
    {
        await using var server = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.AnswerAsync("A", "-WRONGTYPE Operation against a key");
            await connection.AnswerAsync("B", "!11\nSYNTAX oops");
            await connection.AnswerAsync("C", "+c");
            await connection.HangAsync();
        });
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);

        var first = await Assert.ThrowsAsync<RedisServerException>(() => client.ExecuteAsync(["A"], Token));
        var second = await Assert.ThrowsAsync<RedisServerException>(() => client.ExecuteAsync(["B"], Token));

        Assert.Equal(("WRONGTYPE", $"The server {server.Address} answered: WRONGTYPE Operation against a key"), (first.Code, first.Message));
        Assert.Equal(("SYNTAX", "SYNTAX oops"), (second.Code, second.ServerMessage));
        Assert.Equal("c", (await client.ExecuteAsync(["C"], Token)).AsText());
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_reply_is_read_only_as_what_it_is()
    {
        await using var server = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.AnswerAsync("ANY", "*6\n$2\n12\n$3\n1.5\n:1\n+OK\n=5\nmkd:#\n*0");
            await connection.HangAsync();
        });
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);

        var reply = (await client.ExecuteAsync(["ANY"], Token)).Items.ToArray();

        Assert.Equal(12, reply[0].AsInteger());
        Assert.Equal(1.5, reply[1].AsDouble());
        Assert.True(reply[2].AsBoolean());
        Assert.Equal(("mkd", "#"), (reply[4].Format, reply[4].AsText()));
        Assert.Equal(
            "The reply is of kind SimpleString, not an integer.", Assert.Throws<RedisUsageException>(() => reply[3].AsInteger()).Message);
        Assert.Equal("The reply is of kind Array, not a string.", Assert.Throws<RedisUsageException>(() => reply[5].AsText()).Message);
        Assert.Equal("The reply is of kind Integer, not a list.", Assert.Throws<RedisUsageException>(() => reply[2].Items.Length).Message);
    }

    private static string Print(RedisReply reply) => reply.Kind switch
    {
        RedisReplyKind.Array => $"[{string.Join(", ", reply.Items.ToArray().Select(Print))}]",
        RedisReplyKind.Map or RedisReplyKind.Set => $"{reply.Kind}[{string.Join(", ", reply.Items.ToArray().Select(Print))}]",
        _ => reply.ToString(),
    };
}
