using KejiGraph.Bolt;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Neo4j.Tests.Faults;

/// <summary>
/// The server stops without a sign, as behind a dead network: the system keeps its connections, and nobody answers. It goes on only
/// when all errors are there.
/// </summary>
[Collection(FaultyNeo4j.Name)]
public sealed class HangTests(FaultyNeo4j neo4j)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hung_server_ends_with_a_timeout_and_serves_again_when_it_goes_on()
    {
        await using var store = await neo4j.OpenAsync();
        await using var hasty = await neo4j.OpenAsync(timeout: TimeSpan.FromSeconds(3));
        await Task.WhenAll(neo4j.ReadAsync(store), neo4j.ReadAsync(store));
        GraphStoreException[] reads, others;
        BoltConnections left;

        neo4j.Server.Pause();
        try
        {
            // Two of them have a connection from before, the others make one.
            reads = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Fails(() => neo4j.ReadAsync(store, Short))));
            reads = [.. reads, await Fails(() => neo4j.ReadAsync(store, Short))];
            others = [await Fails(() => neo4j.WriteAsync(hasty)), await Fails(async () => await hasty.GetStatusAsync(Token))];
            left = store.Connections;
        }
        finally
        {
            neo4j.Server.Resume();
        }

        Assert.All(reads, error => Assert.Equal(
            (StoreFailure.Timeout, "The query took longer than the 1 s it may take; ask for fewer rows or narrow the filter."),
            (error.Failure, error.Message)));
        Assert.Equal(
            [
                (StoreFailure.Timeout, "The change took longer than the 3 s it may take; write fewer at once."),
                (StoreFailure.Timeout, "The query took longer than the 3 s it may take; ask for fewer rows or narrow the filter."),
            ],
            others.Select(error => (error.Failure, error.Message)));
        Assert.Equal(default, left);
        Assert.NotEmpty(await neo4j.ReadAsync(store));
        await neo4j.WriteAsync(store);
        Assert.Equal(new BoltConnections(0, 1, 0), store.Connections);
    }

    [Fact]
    public async Task A_caller_who_gives_up_on_a_hung_server_is_free_at_once()
    {
        await using var store = await neo4j.OpenAsync();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        BoltConnections left;

        neo4j.Server.Pause();
        try
        {
            var reading = neo4j.ReadAsync(store, token: caller.Token);
            await caller.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
            left = store.Connections;
        }
        finally
        {
            neo4j.Server.Resume();
        }

        Assert.Equal(default, left);
        Assert.NotEmpty(await neo4j.ReadAsync(store));
    }

    private static Task<GraphStoreException> Fails(Func<Task> request) => Assert.ThrowsAsync<GraphStoreException>(request);
}
