using System.Buffers;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.Server.Http.Persisted;

namespace KejiGraph.Server.Http;

/// <summary>Has the engine execute what was read.</summary>
internal sealed class RequestExecution(GraphQLEngine engine, DocumentLookup documents)
{
    /// <summary>Executes one request; the caller disposes the response.</summary>
    /// <exception cref="RefusedException">Its document is not there, or may not be executed.</exception>
    public async ValueTask<GraphQLResponse> ExecuteAsync(HttpContext context, ParsedRequest request)
    {
        var response = await engine.ExecuteAsync(ToEngine(context.Request, request), context.RequestAborted);

        // Only what the engine took is kept: nobody fills the room with what can never be executed.
        if (request.Hash is not null && response.Kind is ResponseKind.Data or ResponseKind.DataWithErrors)
        {
            documents.Keep(request);
        }

        return response;
    }

    /// <summary>
    /// Executes the requests of a batch, one after the other, and writes their responses as an array in the same order. What is
    /// wrong with one does not stop the others.
    /// </summary>
    public async ValueTask ExecuteBatchAsync(HttpContext context, IReadOnlyList<ParsedRequest> requests, ResponseBuffer responses)
    {
        var separator = (byte)'[';
        foreach (var request in requests)
        {
            responses.Write([separator]);
            separator = (byte)',';
            try
            {
                using var response = await ExecuteAsync(context, request);
                responses.Write(response.Body.Written.Span);
            }
            catch (RefusedException refusal)
            {
                ResponseWriter.WriteErrors(responses, refusal);
            }
        }

        responses.Write("]"u8);
    }

    /// <summary>The request as the engine takes it: what was sent, and what the method and the headers ask for.</summary>
    private GraphQLRequest ToEngine(HttpRequest http, ParsedRequest request) => documents.Complete(request) with
    {
        Allowed = HttpMethods.IsGet(http.Method) ? OperationKinds.Query : OperationKinds.Query | OperationKinds.Mutation,
    };
}
