using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Stores;
using KejiGraph.Server.Http;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Http;

public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_of_the_server_names_the_request_and_not_the_reason()
    {
        var (status, body) = await AskAsync(new InvalidOperationException("secret path /etc/x"));

        Assert.Equal(500, status);
        Assert.Equal(
            "{\"errors\":[{\"message\":\"The server could not answer; its log has the reason under request id abc.\",\"extensions\":{\"code\":\"INTERNAL\"}}]}",
            body);
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_is_503()
    {
        var (status, body) = await AskAsync(new GraphStoreException(StoreFailure.Unavailable, "The store is gone."));

        Assert.Equal(503, status);
        Assert.Contains("STORE_UNAVAILABLE", body, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Body)> AskAsync(Exception fault)
    {
        var engine = new GraphQLEngine(
            LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph, _ => throw fault), new EngineOptions());
        using var endpoint = new EndpointWithoutServer(engine, new HttpOptions());
        var (status, _, body) = await endpoint.PostAsync("{\"query\":\"{ books { totalCount } }\"}");
        return (status, body);
    }
}
