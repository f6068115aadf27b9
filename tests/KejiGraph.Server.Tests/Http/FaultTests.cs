using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Stores;
using KejiGraph.Server.Http;
using KejiGraph.Server.Streams;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

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
        var streams = new ResponseStreams(TimeSpan.FromSeconds(12), TimeProvider.System, CancellationToken.None);
        var endpoint = new GraphQLEndpoint(
            engine, streams, HttpEdition.September2026, maxBodyBytes: 1024, NullLogger<GraphQLEndpoint>.Instance);
        var context = new DefaultHttpContext { TraceIdentifier = "abc" };
        context.Request.Method = "POST";
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes("{\"query\":\"{ books { totalCount } }\"}"));
        using var body = new MemoryStream();
        context.Response.Body = body;

        await endpoint.HandleAsync(context);

        await context.Response.BodyWriter.FlushAsync(TestContext.Current.CancellationToken);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
