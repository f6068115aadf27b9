using System.Text.Json;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.Server.Http.Persisted;

namespace KejiGraph.Server.Http;

/// <summary>
/// <c>/graphql</c>: POST with a JSON body, GET for queries; <c>/graphql/persisted/{documentId}</c> the same with the document
/// named by the path. A browser's GET without a query gets the query page.
/// </summary>
internal sealed class GraphQLEndpoint(
    GraphQLEngine engine, DocumentLookup documents, ConcurrencyGate gate, HttpOptions options, ILogger<GraphQLEndpoint> log)
{
    public const string DocumentIdRoute = "documentId";
    public const string OperationNameRoute = "operationName";

    private readonly RequestReader _reader = new(options);
    private readonly RequestExecution _execution = new(engine, documents);
    private readonly ResponseWriter _writer = new(options.Edition);

    /// <summary>Answers a request to <c>/graphql</c>.</summary>
    public Task HandleAsync(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && MediaTypes.PrefersHtml(context.Request) && !HasDocument(context.Request.Query)
            ? Pages.QueryPage.WriteAsync(context)
            : AnswerAsync(context, documentId: null);

    /// <summary>Answers a request to <c>/graphql/persisted/{documentId}</c>.</summary>
    public Task HandlePersistedAsync(HttpContext context) =>
        AnswerAsync(context, (string?)context.Request.RouteValues[DocumentIdRoute]);

    private static bool HasDocument(IQueryCollection query) =>
        query.ContainsKey("query") || query.ContainsKey("documentId") || query.ContainsKey("extensions");

    private async Task AnswerAsync(HttpContext context, string? documentId)
    {
        if (MediaTypes.Negotiate(context.Request) is not { } mediaType)
        {
            await ResponseWriter.NotAcceptableAsync(context);
            return;
        }

        try
        {
            using var requests = await _reader.ReadAsync(context);
            if (documentId is not null)
            {
                Name(requests, documentId, (string?)context.Request.RouteValues[OperationNameRoute]);
            }

            await AnswerAsync(context, mediaType, requests);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await _writer.RefuseAsync(context, mediaType, Refusal(exception, context.TraceIdentifier));
        }
    }

    private async ValueTask AnswerAsync(HttpContext context, string mediaType, RequestList requests)
    {
        if (requests.IsBatch)
        {
            using var responses = new ResponseBuffer();
            await gate.EnterAsync(context.RequestAborted);
            try
            {
                await _execution.ExecuteBatchAsync(context, requests.Requests, responses);
            }
            finally
            {
                gate.Leave();
            }

            await ResponseWriter.WriteBatchAsync(context, responses);
            return;
        }

        using var response = await ExecuteAsync(context, requests.Requests[0]);
        await _writer.WriteAsync(context, mediaType, response);
    }

    /// <summary>A slow reader of the answer takes nobody's place: the gate counts who executes, not who writes.</summary>
    private async ValueTask<GraphQLResponse> ExecuteAsync(HttpContext context, ParsedRequest request)
    {
        await gate.EnterAsync(context.RequestAborted);
        try
        {
            return await _execution.ExecuteAsync(context, request);
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>The path names the document, and perhaps the operation.</summary>
    private static void Name(RequestList requests, string documentId, string? operationName)
    {
        foreach (var request in requests.Requests)
        {
            request.DocumentId = documentId;
            request.OperationName ??= operationName;
        }
    }

    private RefusedException Refusal(Exception exception, string requestId)
    {
        switch (exception)
        {
            case RefusedException refusal:
                return refusal;
            case JsonException:
                return HttpErrors.NotJson();
            case BadHttpRequestException broken:
                return HttpErrors.NotSent(broken.StatusCode);
            default:
                log.RequestFailed(exception);
                return HttpErrors.Fault(requestId);
        }
    }
}
