using KejiGraph.Testing;
using KejiGraph.Testing.Bolt;

namespace KejiGraph.Bolt.Tests.Retry;

public sealed class RetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Neo.TransientError.Transaction.DeadlockDetected", true)]
    [InlineData("Neo.TransientError.General.DatabaseUnavailable", true)]
    [InlineData("Neo.ClientError.Cluster.NotALeader", true)]
    [InlineData("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", true)]
    [InlineData("Neo.ClientError.Security.AuthorizationExpired", true)]
    [InlineData("Neo.TransientError.Transaction.Terminated", false)]
    [InlineData("Neo.TransientError.Transaction.LockClientStopped", false)]
    [InlineData("Neo.ClientError.Security.TokenExpired", false)]
    [InlineData("Neo.DatabaseError.General.UnknownError", false)]
    public async Task A_failure_is_transient_as_the_drivers_of_Neo4j_judge_it(string code, bool isTransient)
    {
        await using var server = new ScriptedBoltServer((connection, _) => FailOnceAsync(connection, code));
        await using var client = Client.For(server);

        var error = await Assert.ThrowsAsync<BoltServerException>(async () => await WriteAsync(client));

        Assert.Equal(isTransient, error.IsTransient);
    }

    [Fact]
    public async Task A_transaction_that_failed_for_a_moment_is_done_again_as_a_whole()
    {
        var time = new ManualTime();
        await using var server = new ScriptedBoltServer(
            (connection, _) => FailOnceAsync(connection, "Neo.TransientError.Transaction.DeadlockDetected"));
        await using var client = Retrying(server, time);

        var writing = WriteAsync(client);
        await time.SomebodyWaitsAsync(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        var summary = await writing;

        Assert.Equal(["bookmark:1"], summary.Bookmarks.Values);
        Assert.Equal(
            ["HELLO", "LOGON", "BEGIN", "RUN", "PULL", "RESET", "BEGIN", "RUN", "PULL", "COMMIT"], server.Heard);
    }

    [Fact]
    public async Task An_expired_authorization_is_renewed_on_the_connection()
    {
        var time = new ManualTime();
        await using var server = new ScriptedBoltServer(
            (connection, _) => FailOnceAsync(connection, "Neo.ClientError.Security.AuthorizationExpired"));
        await using var client = Retrying(server, time);

        var writing = WriteAsync(client);
        await time.SomebodyWaitsAsync(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));
        await writing;

        Assert.Equal(
            ["HELLO", "LOGON", "BEGIN", "RUN", "PULL", "RESET", "LOGOFF", "LOGON", "BEGIN", "RUN", "PULL", "COMMIT"], server.Heard);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_commit_without_an_answer_is_unknown_and_never_repeated()
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("BEGIN", "RUN", "PULL");
            await connection.SuccessAsync();
            await connection.SuccessAsync();
            await connection.SuccessAsync();
            await connection.ExpectAsync("COMMIT");
            connection.Reset();
        });
        await using var client = Retrying(server, TimeProvider.System);

        var error = await Assert.ThrowsAsync<BoltUnknownOutcomeException>(async () => await WriteAsync(client));

        Assert.Equal(
            $"Nobody knows whether the server {server.Address} has committed: The connection to the server {server.Address} ended while an "
            + "answer was awaited. Look at the data before you write again.",
            error.Message);
        Assert.Equal(1, server.Connections);
        Assert.Equal(default, client.Connections);
    }

    [Fact]
    public async Task A_statement_on_its_own_that_may_write_is_unknown_when_its_answer_is_lost()
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("RUN", "PULL");
            connection.Reset();
        });
        await using var client = Retrying(server, TimeProvider.System);

        await Assert.ThrowsAsync<BoltUnknownOutcomeException>(
            async () => await client.RunAsync(Client.Statement, null, null, Client.Patience, Token));

        Assert.Equal(1, server.Connections);
        Assert.Equal(default, client.Connections);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task A_lost_read_is_repeated_unless_a_record_was_handed_out(bool afterRecord, int connections)
    {
        var time = new ManualTime();
        await using var server = new ScriptedBoltServer(async (connection, number) =>
        {
            await connection.WelcomeAsync();
            if (number > 0)
            {
                await connection.ServeAsync();
            }

            await connection.ExpectAsync("RUN", "PULL");
            await connection.SuccessAsync(("fields", new object?[] { "n" }));
            if (afterRecord)
            {
                await connection.RecordAsync(5L);
            }

            connection.Dispose();
        });
        await using var client = Retrying(server, time);

        var reading = Client.ReadAsync(client);
        if (afterRecord)
        {
            var error = await Assert.ThrowsAsync<BoltConnectionException>(() => reading);
            Assert.Equal($"The connection to the server {server.Address} ended while an answer was awaited.", error.Message);
        }
        else
        {
            await time.SomebodyWaitsAsync(TimeSpan.FromSeconds(1));
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal([1L], await reading);
        }

        Assert.Equal(connections, server.Connections);
    }

    [Fact]
    public async Task A_wait_that_would_outlast_the_deadline_is_not_begun()
    {
        await using var server = new ScriptedBoltServer(
            (connection, _) => FailOnceAsync(connection, "Neo.TransientError.General.MemoryPoolOutOfMemoryError"));
        await using var client = Retrying(server, new ManualTime());

        var error = await Assert.ThrowsAsync<BoltServerException>(
            async () => await client.WriteAsync([Client.Statement], null, TimeSpan.FromSeconds(1), Token));

        Assert.Equal("Neo.TransientError.General.MemoryPoolOutOfMemoryError", error.Code);
    }

    [Fact]
    public async Task Work_that_throws_undoes_its_transaction()
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ServeAsync();
        });
        await using var client = Client.For(server);

        await Assert.ThrowsAsync<NotImplementedException>(async () => await client.WriteAsync(
            async transaction =>
            {
                await transaction.RunAsync(Client.Statement, null);
                throw new NotImplementedException();
            },
            null,
            Client.Patience,
            Token));

        Assert.Equal(["HELLO", "LOGON", "BEGIN", "RUN", "PULL", "RESET"], server.Heard);
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    private static BoltClient Retrying(ScriptedBoltServer server, TimeProvider time) =>
        new(new BoltOptions { Uri = server.Uri }, time, new Even());

    private static async Task<BoltSummary> WriteAsync(BoltClient client) =>
        await client.WriteAsync([Client.Statement], null, Client.Patience, Token);

    private static async Task FailOnceAsync(ScriptedConnection connection, string code)
    {
        await connection.WelcomeAsync();
        await connection.ExpectAsync("BEGIN", "RUN", "PULL");
        await connection.SuccessAsync();
        await connection.FailureAsync(code, "for now");
        await connection.IgnoredAsync();
        await connection.ServeAsync();
    }
}
