using KejiGraph.Bolt;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing;

namespace KejiGraph.Neo4j.Tests.Faults;

/// <summary>Writes wait in the server for a lock that the test holds, and keep their connections for as long as it likes.</summary>
[Collection(FaultyNeo4j.Name)]
public sealed class FullPoolTests(FaultyNeo4j neo4j)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_that_finds_no_connection_ends_with_the_setting_that_limits_them()
    {
        await using var store = await neo4j.OpenAsync(options => options with { MaxConnections = 2 });
        await using var locked = await HeldLock.TakeAsync(await neo4j.OptionsAsync());
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task[] writes = [neo4j.WriteAsync(store), neo4j.WriteAsync(store)];
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => neo4j.ReadAsync(store, TimeSpan.FromSeconds(1)));
        var afterDeadline = store.Connections;
        var cancelled = neo4j.ReadAsync(store, token: caller.Token);
        var patient = neo4j.ReadAsync(store);
        var crowded = store.Connections;
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        var afterCancellation = store.Connections;
        await locked.ReleaseAsync();
        await Task.WhenAll(writes);

        Assert.Equal(
            (StoreFailure.Unavailable,
                $"The time allowed, 1 s, ran out while all 2 connections to the server {(await neo4j.OptionsAsync()).Uri.Authority} (option "
                + "MaxConnections) were in use; ask less at once or raise MaxConnections."),
            (error.Failure, error.Message));
        Assert.NotEmpty(await patient);
        Assert.Equal(
            [new BoltConnections(2, 0, 0), new BoltConnections(2, 0, 2), new BoltConnections(2, 0, 1), new BoltConnections(0, 2, 0)],
            [afterDeadline, crowded, afterCancellation, store.Connections]);
    }

    [Fact]
    public async Task The_server_is_told_the_deadline_and_ends_the_transaction_itself()
    {
        // Time stands still for the client, so only the server can end the write.
        await using var store = await neo4j.OpenAsync(timeout: TimeSpan.FromSeconds(5), time: new ManualTime());
        await using var locked = await HeldLock.TakeAsync(await neo4j.OptionsAsync());

        var error = await Assert.ThrowsAsync<GraphStoreException>(() => neo4j.WriteAsync(store));

        Assert.Equal(
            (StoreFailure.Timeout, "The change took longer than the 5 s it may take; write fewer at once."), (error.Failure, error.Message));
        Assert.Equal(
            "Neo.ClientError.Transaction.LockClientStopped",
            Assert.IsType<BoltServerException>(error.InnerException).Code);
        Assert.Equal(new BoltConnections(0, 1, 0), store.Connections);
    }

    /// <summary>Holds the lock that every write takes first.</summary>
    private sealed class HeldLock : IAsyncDisposable
    {
        private readonly TaskCompletionSource _release = new();
        private readonly BoltClient _client;
        private Task _holding = Task.CompletedTask;

        private HeldLock(BoltClient client) => _client = client;

        public static async Task<HeldLock> TakeAsync(BoltOptions options)
        {
            var held = new HeldLock(new BoltClient(options, TimeProvider.System));
            var isTaken = new TaskCompletionSource();
            held._holding = held._client.WriteAsync(
                async transaction =>
                {
                    await transaction.RunAsync(new BoltStatement("MATCH (c:`__Commits`) SET c.locked = true"), null);
                    isTaken.TrySetResult();
                    await held._release.Task;
                },
                null,
                FaultyNeo4j.Patience,
                Token).AsTask();
            await await Task.WhenAny(isTaken.Task, held._holding);
            return held;
        }

        public async Task ReleaseAsync()
        {
            _release.TrySetResult();
            await _holding;
        }

        public async ValueTask DisposeAsync()
        {
            await ReleaseAsync();
            await _client.DisposeAsync();
        }
    }
}
