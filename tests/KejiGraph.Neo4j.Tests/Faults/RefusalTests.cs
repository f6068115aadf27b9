using KejiGraph.Bolt;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j.Schema;
using KejiGraph.Testing;
using KejiGraph.Testing.Bolt;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Faults;

/// <summary>
/// Settings that are wrong end the start with one sentence that names the place and what to mend. Time stands still where they do, so
/// that a start which was tried again would never end.
/// </summary>
[Collection(FaultyNeo4j.Name)]
public sealed class RefusalTests(FaultyNeo4j neo4j)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("neo4j", "guess-me-not")]
    [InlineData("nobody", "keji-graph-test")]
    public async Task A_wrong_user_or_password_is_told_at_once_and_not_shown(string user, string password)
    {
        var options = await neo4j.OptionsAsync();

        var error = await RefusedAsync(options with { Auth = AuthToken.Basic(user, password) });

        Assert.Equal(
            $"The server {options.Uri.Authority} answered Neo.ClientError.Security.Unauthorized: The client is unauthorized due to "
            + "authentication failure. Check the user, the password, and what the user may do.",
            error.Message);
        Assert.DoesNotContain(password, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_told_at_once()
    {
        var options = await neo4j.OptionsAsync();

        var error = await RefusedAsync(options with { Database = "nowhere" });

        Assert.Equal(
            $"The server {options.Uri.Authority} answered Neo.ClientError.Database.DatabaseNotFound: Graph not found: "
            + "nowhere. Check the name of the database.",
            error.Message);
    }

    [Fact]
    public async Task A_port_of_HTTP_is_told_at_once()
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.ReadBytesAsync(20);
            await connection.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        });

        var error = await RefusedAsync(new BoltOptions { Uri = server.Uri });

        Assert.Equal(
            $"The server {server.Address} does not speak Bolt: it answers with HTTP: give the Bolt port, 7687 by default, not the one for browsers.",
            error.Message);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_told_when_the_time_allows_no_other_try()
    {
        var port = ServerProcess.FreePort();

        var error = await RefusedAsync(new BoltOptions { Uri = new Uri($"bolt://127.0.0.1:{port}") }, TimeSpan.FromSeconds(0.5));

        Assert.Equal(
            $"The server 127.0.0.1:{port} cannot be reached: Connection refused. Check that it runs, its Bolt port, and the network between.",
            error.Message);
    }

    [Fact]
    public async Task A_server_that_is_starting_is_waited_for()
    {
        var options = await neo4j.OptionsAsync();
        var isKnocking = new TaskCompletionSource();
        await using var wire = new Wire(options.Uri.Port)
        {
            Asking = _ =>
            {
                isKnocking.TrySetResult();
                return false;
            },
        };

        var opening = Neo4jStore.OpenAsync(
            LibraryGraph.Model.Graph,
            options with { Uri = new Uri($"bolt://127.0.0.1:{wire.Port}") },
            FaultyNeo4j.Patience,
            FaultyNeo4j.Patience,
            TimeProvider.System,
            Token).AsTask();
        await isKnocking.Task;
        wire.Asking = _ => true;

        await using var store = await opening;
        Assert.NotEmpty(await neo4j.ReadAsync(store));
    }

    [Fact]
    public async Task A_database_without_the_schema_asks_for_migrate()
    {
        var options = await neo4j.OptionsAsync();
        var model = new SmallModel().Graph;
        string[] missing =
        [
            .. GraphSchema.Of(model).Select(one => one.Name).Except(GraphSchema.Of(LibraryGraph.Model.Graph).Select(one => one.Name)),
        ];

        var error = await Assert.ThrowsAsync<GraphStoreException>(
            async () => await Neo4jStore.OpenAsync(model, options, FaultyNeo4j.Patience, FaultyNeo4j.Patience, new ManualTime(), Token));

        Assert.Equal(
            (StoreFailure.Damaged, $"Neo4j lacks {missing.Length} constraints or indexes of the model, such as \"{missing[0]}\"; run migrate."),
            (error.Failure, error.Message));
    }

    private static async Task<GraphStoreException> RefusedAsync(BoltOptions options, TimeSpan? timeout = null)
    {
        var error = await Assert.ThrowsAsync<GraphStoreException>(async () => await Neo4jStore.OpenAsync(
            LibraryGraph.Model.Graph, options, timeout ?? FaultyNeo4j.Patience, FaultyNeo4j.Patience, new ManualTime(), Token));
        Assert.Equal(StoreFailure.Unavailable, error.Failure);
        return error;
    }
}
