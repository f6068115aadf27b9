using System.Text.Json;
using KejiGraph.Engine.Responses;
using KejiGraph.Server.Streams;

namespace KejiGraph.Server.Http;

/// <summary>
/// <c>/graphql</c>: POST with a JSON body, GET for queries; <c>/graphql/persisted/{documentId}</c> the same with the document
/// named by the path. A browser's GET without a query gets the query page.
/// </summary>
internal sealed class GraphQLEndpoint(
    RequestExecution execution, ResponseStreams streams, HttpOptions options, ILogger<GraphQLEndpoint> log)
{
    public const string DocumentIdRoute = "documentId";
    public const string OperationNameRoute = "operationName";

    private readonly RequestReader _reader = new(options);
    private readonly KeptAnswers _kept = new(execution);
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
        var accepted = AcceptedTypes.Of(context.Request);
        if (accepted.IsNothing)
        {
            await ResponseWriter.NotAcceptableAsync(context);
            return;
        }

        var types = accepted.Streams;
        var mediaType = accepted.Single ?? MediaTypes.GraphQLResponse;
        var isPlainPost = documentId is null && accepted.IsPlain && HttpMethods.IsPost(context.Request.Method);
        try
        {
            if (isPlainPost && _kept.Find(context.Request) is { } kept)
            {
                using (kept)
                {
                    await _writer.WriteAsync(context, mediaType, kept);
                }

                return;
            }

            using var requests = await _reader.ReadAsync(context);
            if (documentId is not null)
            {
                Name(requests, documentId, (string?)context.Request.RouteValues[OperationNameRoute]);
            }

            if (requests.IsBatch)
            {
                await AnswerBatchAsync(context, requests.Requests);
                return;
            }

            using var response = await execution.ExecuteAsync(
                requests.Requests[0],
                request => types.Complete(RequestExecution.Complete(context.Request, request)),
                context.RequestAborted);
            if (!await streams.TryWriteAsync(context, response, types, takesSingle: accepted.Single is not null))
            {
                await _writer.WriteAsync(context, mediaType, response);
                if (isPlainPost)
                {
                    _kept.Note(requests, response);
                }
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
        catch (Exception exception) when (context.Response.HasStarted)
        {
            // A response that breaks off is how a client sees that it does not have all.
            Tell(exception, context.TraceIdentifier);
            context.Abort();
        }
        catch (Exception exception)
        {
            await _writer.RefuseAsync(context, mediaType, Refusal(exception, context.TraceIdentifier));
        }
    }

    private async ValueTask AnswerBatchAsync(HttpContext context, IReadOnlyList<ParsedRequest> requests)
    {
        using var responses = new ResponseBuffer();
        await execution.ExecuteBatchAsync(context, requests, responses);
        await ResponseWriter.WriteBatchAsync(context, responses);
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
                Tell(exception, requestId);
                return HttpErrors.Fault(requestId);
        }
    }

    private void Tell(Exception fault, string requestId)
    {
        using (log.InRequest(requestId))
        {
            log.RequestFailed(fault);
        }
    }
}
