using KejiGraph.Graph.Model;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing.Contract;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests;

[Collection(RealNeo4j.Name)]
public sealed class Neo4jStoreContract(Neo4jServer server) : GraphStoreContract
{
    private readonly EmptyDatabase _database = new(server);

    protected override async ValueTask<IGraphStore> OpenAsync(GraphModel model)
    {
        await using (await _database.OpenAsync(model))
        {
            return await Neo4jStore.OpenAsync(
                model,
                await _database.OptionsAsync(),
                EmptyDatabase.Timeout,
                TimeProvider.System,
                TestContext.Current.CancellationToken);
        }
    }
}
