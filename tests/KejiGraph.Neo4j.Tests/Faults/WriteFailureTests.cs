using KejiGraph.Bolt;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j.Schema;
using KejiGraph.Testing.Bolt;

namespace KejiGraph.Neo4j.Tests.Faults;

/// <summary>What a refusal of the server means for a batch, for codes that a healthy server gives only by chance.</summary>
public sealed class WriteFailureTests
{
    private static readonly GraphModel Model = new KejiGraph.Testing.SmallModel().Graph;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "Neo.ClientError.Schema.ConstraintValidationFailed",
        StoreFailure.Conflict,
        "Neo4j holds data that forbid this change and refused it with Neo.ClientError.Schema.ConstraintValidationFailed.")]
    [InlineData(
        "Neo.ClientError.Transaction.TransactionTimedOut",
        StoreFailure.Timeout,
        "The change took longer than the 60 s it may take; write fewer at once.")]
    [InlineData(
        "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
        StoreFailure.Timeout,
        "The change took longer than the 60 s it may take; write fewer at once.")]
    [InlineData(
        "Neo.TransientError.Transaction.LockClientStopped",
        StoreFailure.Timeout,
        "The change took longer than the 60 s it may take; write fewer at once.")]
    [InlineData(
        "Neo.TransientError.Transaction.Terminated",
        StoreFailure.Unavailable,
        "Somebody ended the transaction at the server (Neo.ClientError.Transaction.Terminated). Nothing was written; try again.")]
    [InlineData(
        "Neo.TransientError.Transaction.DeadlockDetected",
        StoreFailure.Unavailable,
        "The server {0} answered Neo.TransientError.Transaction.DeadlockDetected: so it is")]
    [InlineData(
        "Neo.ClientError.Security.Forbidden",
        StoreFailure.Unavailable,
        "The server {0} answered Neo.ClientError.Security.Forbidden: so it is. Check the user, the password, and what the user may do.")]
    [InlineData(
        "Neo.ClientError.Statement.SyntaxError",
        StoreFailure.Damaged,
        "Neo4j refused a change with Neo.ClientError.Statement.SyntaxError.")]
    public async Task Each_refusal_says_what_it_means(string code, StoreFailure failure, string message)
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("RUN", "PULL");
            await connection.ResultAsync([.. GraphSchema.Of(Model).Select(statement => statement.Name)]);
            await connection.ExpectAsync("BEGIN", "RUN", "PULL");
            await connection.SuccessAsync();
            await connection.FailureAsync(code, "so it is");
            await connection.IgnoredAsync();
            await connection.ServeAsync();
        });
        var options = new BoltOptions { Uri = server.Uri, MaxRetryTime = TimeSpan.Zero };
        await using var store = await Neo4jStore.OpenAsync(Model, options, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), TimeProvider.System, Token);

        var error = await Assert.ThrowsAsync<GraphStoreException>(async () => await store.ApplyAsync(new ChangeBatch([]), Token));

        Assert.Equal((failure, message.Replace("{0}", server.Address, StringComparison.Ordinal)), (error.Failure, error.Message));
        Assert.Equal(new BoltConnections(0, 1, 0), store.Connections);
    }
}
