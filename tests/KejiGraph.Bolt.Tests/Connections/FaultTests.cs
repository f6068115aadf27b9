using KejiGraph.Testing;
using KejiGraph.Testing.Bolt;

namespace KejiGraph.Bolt.Tests.Connections;

public sealed class FaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_arrive_whatever_the_size_of_chunks_and_packets()
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            (connection.ChunkBytes, connection.IsSlow) = (1, true);
            await connection.ExpectAsync("RUN", "PULL");
            await connection.SendAsync(0, 0);
            await connection.ResultAsync("科技", 2L, null);
            await connection.ServeAsync();
        });
        await using var client = Client.For(server);

        Assert.Equal(["科技", 2L, null], await Client.ReadAsync(client));
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    [Fact]
    public async Task RUN_and_PULL_travel_together_and_more_is_asked_for()
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("RUN", "PULL");
            await connection.SuccessAsync(("fields", new object?[] { "n" }));
            await connection.RecordAsync(1L);
            await connection.SuccessAsync(("has_more", true));
            await connection.ExpectAsync("PULL");
            await connection.RecordAsync(2L);
            await connection.SuccessAsync(("db", "neo4j"));
            await connection.ServeAsync();
        });
        await using var client = Client.For(server, options => options with { FetchSize = 1 });

        Assert.Equal([1L, 2L], await Client.ReadAsync(client));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_FAILURE_of_RUN_or_PULL_leaves_a_connection_that_serves_again(bool atPull)
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("RUN", "PULL");
            if (atPull)
            {
                await connection.SuccessAsync(("fields", new object?[] { "n" }));
                await connection.RecordAsync(1L);
            }

            await connection.FailureAsync("Neo.ClientError.Statement.ArithmeticError", "/ by zero");
            if (!atPull)
            {
                await connection.IgnoredAsync();
            }

            await connection.ServeAsync();
        });
        await using var client = Client.For(server);

        var error = await Assert.ThrowsAsync<BoltServerException>(async () => await Client.ReadAsync(client));
        var values = await Client.ReadAsync(client);

        Assert.Equal($"The server {server.Address} answered Neo.ClientError.Statement.ArithmeticError: / by zero", error.Message);
        Assert.Equal(("ClientError", "Statement", "50N42", false), (error.Classification, error.Category, error.GqlStatus, error.IsTransient));
        Assert.Equal([1L], values);
        Assert.Equal(["HELLO", "LOGON", "RUN", "PULL", "RESET", "RUN", "PULL"], server.Heard);
    }

    [Theory]
    [InlineData("BEGIN")]
    [InlineData("RUN")]
    [InlineData("PULL")]
    [InlineData("COMMIT")]
    public async Task A_FAILURE_anywhere_in_a_transaction_is_thrown_and_the_connection_serves_again(string failing)
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            var hasFailed = false;
            while (true)
            {
                var (name, _) = await connection.ReadAsync();
                if (name == "RESET")
                {
                    hasFailed = false;
                    failing = "";
                    await connection.SuccessAsync();
                }
                else if (hasFailed)
                {
                    await connection.IgnoredAsync();
                }
                else if (name == failing)
                {
                    hasFailed = true;
                    await connection.FailureAsync("Neo.ClientError.Schema.ConstraintValidationFailed", "exists already");
                }
                else
                {
                    await connection.SuccessAsync(("bookmark", "b:1"));
                }
            }
        });
        await using var client = Client.For(server);

        var error = await Assert.ThrowsAsync<BoltServerException>(async () => await WriteAsync(client));
        var summary = await WriteAsync(client);

        Assert.Equal($"The server {server.Address} answered Neo.ClientError.Schema.ConstraintValidationFailed: exists already", error.Message);
        Assert.Equal(["b:1"], summary.Bookmarks.Values);
        Assert.Equal(1, server.Connections);
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    [Fact]
    public async Task A_FAILURE_of_RESET_closes_the_connection_and_another_is_made()
    {
        await using var server = new ScriptedBoltServer(async (connection, number) =>
        {
            await connection.WelcomeAsync();
            if (number == 0)
            {
                await connection.ExpectAsync("RUN", "PULL");
                await connection.FailureAsync("Neo.ClientError.Statement.SyntaxError", "no");
                await connection.IgnoredAsync();
                await connection.ExpectAsync("RESET");
                await connection.FailureAsync("Neo.DatabaseError.General.UnknownError", "no reset");
            }

            await connection.ServeAsync();
        });
        await using var client = Client.For(server);

        var error = await Assert.ThrowsAsync<BoltServerException>(async () => await Client.ReadAsync(client));

        Assert.Equal("Neo.ClientError.Statement.SyntaxError", error.Code);
        Assert.Equal(default, client.Connections);
        Assert.Equal([1L], await Client.ReadAsync(client));
    }

    [Fact]
    public async Task A_half_open_connection_ends_with_the_deadline()
    {
        var time = new ManualTime();
        var isAsked = new TaskCompletionSource();
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("RUN", "PULL");
            isAsked.SetResult();
            await connection.HangAsync();
        });
        await using var client = Client.For(server, time: time);

        var reading = Client.ReadAsync(client, TimeSpan.FromSeconds(5));
        await isAsked.Task;
        time.Advance(TimeSpan.FromSeconds(5));
        var error = await Assert.ThrowsAsync<BoltConnectionException>(() => reading);

        Assert.Equal($"The time allowed, 5 s, ran out while waiting for an answer of {server.Address}.", error.Message);
        Assert.Equal(BoltConnectionFailure.Timeout, error.Failure);
        Assert.Equal(default, client.Connections);
    }

    [Fact]
    public async Task A_server_that_is_silent_for_longer_than_it_promised_is_given_up()
    {
        var time = new ManualTime();
        var isAsked = new TaskCompletionSource();
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync(("hints", new Dictionary<string, object?> { ["connection.recv_timeout_seconds"] = 7L }));
            await connection.ExpectAsync("RUN", "PULL");
            isAsked.SetResult();
            await connection.HangAsync();
        });
        await using var client = Client.For(server, time: time);

        var reading = Client.ReadAsync(client);
        await isAsked.Task;
        await time.SomebodyWaitsAsync(TimeSpan.FromSeconds(7));
        time.Advance(TimeSpan.FromSeconds(7));
        var error = await Assert.ThrowsAsync<BoltConnectionException>(() => reading);

        Assert.Equal(
            $"The server {server.Address} was silent for 7 s, longer than it promised to be; the connection was closed.", error.Message);
        Assert.Equal(BoltConnectionFailure.Lost, error.Failure);
    }

    [Fact]
    public async Task A_handshake_that_hangs_ends_with_the_connect_timeout()
    {
        var time = new ManualTime();
        var isAsked = new TaskCompletionSource();
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.ReadBytesAsync(20);
            isAsked.SetResult();
            await connection.HangAsync();
        });
        await using var client = Client.For(server, options => options with { ConnectTimeout = TimeSpan.FromSeconds(3) }, time);

        var reading = Client.ReadAsync(client);
        await isAsked.Task;
        time.Advance(TimeSpan.FromSeconds(3));
        var error = await Assert.ThrowsAsync<BoltConnectionException>(() => reading);

        Assert.Equal(
            $"No connection to the server {server.Address} came about within 3 s (option ConnectTimeout). "
            + "Check that it runs and that nothing between swallows what is sent.",
            error.Message);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_his_cancellation_and_no_connection_leaks()
    {
        var isAsked = new TaskCompletionSource();
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("RUN", "PULL");
            isAsked.SetResult();
            await connection.HangAsync();
        });
        await using var client = Client.For(server);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var reading = client.ReadAsync(Client.Statement, new Values(), null, Client.Patience, caller.Token);
        await isAsked.Task;
        await caller.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading);

        Assert.Equal(caller.Token, error.CancellationToken);
        Assert.Equal(default, client.Connections);
    }

    [Theory]
    [InlineData(new byte[] { 0, 2, 0xB0, 0x55, 0, 0 }, "sent a message 55 where an answer to Run was awaited.")]
    [InlineData(new byte[] { 0, 3, 0xB1, 0x71, 0x90, 0, 0 }, "sent a message 71 where an answer to Run was awaited.")]
    [InlineData(new byte[] { 0, 2, 0xB0, 0x7E, 0, 0 }, "sent a message 7E where an answer to Run was awaited.")]
    public async Task An_answer_that_breaks_the_protocol_closes_the_connection(byte[] answer, string message)
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("RUN", "PULL");
            await connection.SendAsync(answer);
            await connection.HangAsync();
        });
        await using var client = Client.For(server);

        var error = await Assert.ThrowsAsync<BoltConnectionException>(async () => await Client.ReadAsync(client));

        Assert.Equal($"The server {server.Address} {message}", error.Message);
        Assert.Equal(default, client.Connections);
    }

    [Fact]
    public async Task An_exception_of_the_reader_is_the_callers_and_closes_the_connection()
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ServeAsync();
        });
        await using var client = Client.For(server);

        await Assert.ThrowsAsync<NotImplementedException>(
            async () => await client.ReadAsync(Client.Statement, new Refusing(), null, Client.Patience, Token));

        Assert.Equal(default, client.Connections);
        Assert.Equal([1L], await Client.ReadAsync(client));
    }

    private static async Task<BoltSummary> WriteAsync(BoltClient client) =>
        await client.WriteAsync([Client.Statement], null, Client.Patience, Token);

    private sealed class Refusing : IRecordReader
    {
        public void Fields(IReadOnlyList<string> names)
        {
        }

        public void Record(ref KejiGraph.Bolt.PackStream.PackStreamReader reader) => throw new NotImplementedException();
    }
}
