using System.Diagnostics.Metrics;
using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http;
using KejiGraph.Server.Http.Persisted;
using KejiGraph.Server.Streams;
using KejiGraph.Server.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace KejiGraph.Server.Tests.Http;

/// <summary>The endpoint in this process, for what takes a store of the test's own.</summary>
internal sealed class EndpointWithoutServer : IDisposable
{
    private readonly ConcurrencyGate _gate;
    private readonly Meter _meter = new("EndpointWithoutServer");
    private readonly GraphQLEndpoint _endpoint;

    public EndpointWithoutServer(GraphQLEngine engine, HttpOptions options)
    {
        _gate = new ConcurrencyGate(
            options.MaxConcurrentRequests, options.MaxQueuedRequests, options.QueueTime, TimeProvider.System);
        var documents = new DocumentLookup(PersistedDocuments.Read(null), new AutomaticDocuments(0), onlyPersisted: false);
        _endpoint = new GraphQLEndpoint(
            new RequestExecution(engine, documents, _gate, new RequestObserver(new RequestMeter(_meter), slow: null, TimeProvider.System)),
            new ResponseStreams(TimeSpan.FromSeconds(12), TimeProvider.System, CancellationToken.None),
            options,
            NullLogger<GraphQLEndpoint>.Instance);
    }

    /// <summary>Sends a body under the request id "abc".</summary>
    public async Task<(int Status, IHeaderDictionary Headers, string Body)> PostAsync(string json)
    {
        var context = new DefaultHttpContext { TraceIdentifier = "abc" };
        context.Request.Method = "POST";
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var body = new MemoryStream();
        context.Response.Body = body;

        await _endpoint.HandleAsync(context);

        await context.Response.BodyWriter.FlushAsync(TestContext.Current.CancellationToken);
        return (context.Response.StatusCode, context.Response.Headers, Encoding.UTF8.GetString(body.ToArray()));
    }

    public void Dispose()
    {
        _meter.Dispose();
        _gate.Dispose();
    }
}
