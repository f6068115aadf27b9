using System.Text;
using KejiGraph.Bolt;
using KejiGraph.Engine.Requests;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing.Bolt;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Running;

[Collection(RealNeo4j.Name)]
public sealed class OneFlightTests(Neo4jServer server)
{
    private readonly EmptyDatabase _database = new(server);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task An_operation_is_one_RUN_and_one_PULL_sent_together_whatever_it_nests(int roots)
    {
        await using (await _database.OpenAsync(LibraryGraph.Model.Graph))
        {
        }

        var direct = await _database.OptionsAsync();
        await using var proxy = new RecordingProxy(direct.Uri);
        var options = new BoltOptions { Uri = proxy.Uri, Auth = direct.Auth };
        await using var store = await Neo4jStore.OpenAsync(
            LibraryGraph.Model.Graph, options, EmptyDatabase.Timeout, EmptyDatabase.Timeout, TimeProvider.System, Cancellation);
        await store.ApplyAsync(LibraryGraph.Data(store.Model), Cancellation);
        var engine = new GraphQLEngine(LibraryGraph.Model, store, new EngineOptions());
        var fields = Enumerable.Range(0, roots).Select(root =>
            $"r{root}: works(first: {root + 2}) {{ totalCount pageInfo {{ hasNextPage }} nodes {{ id authors {{ edges {{ node {{ name works {{ nodes {{ name }} }} }} }} }} }} }}");
        proxy.Forget();

        using var response = await engine.ExecuteAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes($"{{ {string.Join(' ', fields)} }}")), Cancellation);

        Assert.Equal(ResponseKind.Data, response.Kind);
        Assert.Contains("老舍", Encoding.UTF8.GetString(response.Body.Written.Span), StringComparison.Ordinal);
        var flight = Assert.Single(proxy.Flights);
        Assert.Equal(["RUN", "PULL"], flight.Messages());
        Assert.Equal(0, flight.AnsweredBytes);
    }
}
