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

    // Neo4j plans each new statement anew, which takes far longer than to run it on a small graph.
    protected override int ReadsPerBatch => 4;

    protected override int DeferralsPerOperation => 1;

    protected override (int Answers, int Steps) ReadSets => (20, 500);

    protected override async ValueTask<IGraphStore> OpenAsync(GraphModel model) => await _database.OpenStoreAsync(model);
}
