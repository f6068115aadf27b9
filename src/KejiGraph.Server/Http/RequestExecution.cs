using System.Buffers;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.Server.Caching;
using KejiGraph.Server.Http.Persisted;
using KejiGraph.Server.Telemetry;

namespace KejiGraph.Server.Http;

/// <summary>Has the engine execute what was read, for every transport. Safe to share.</summary>
/// <param name="engine">The engine.</param>
/// <param name="documents">Where documents come from.</param>
/// <param name="gate">Who may execute. A slow reader of an answer takes nobody's place: who writes has left it.</param>
/// <param name="observer">Tells of requests.</param>
/// <param name="cache">Keeps answers; null when none are kept. What is kept is served without a place of the gate.</param>
internal sealed class RequestExecution(
    GraphQLEngine engine, DocumentLookup documents, ConcurrencyGate gate, RequestObserver observer, ResponseCache? cache = null)
{
    /// <summary>Whether answers can be found by the body alone: activities tell more of a request than its answer knows.</summary>
    public bool CanFindByBody => cache is not null && !RequestObserver.HasListeners;

    /// <summary>The answer to a body that came before, if it is kept and good; the caller disposes it.</summary>
    public GraphQLResponse? FindByBody(ReadOnlySpan<byte> body)
    {
        var began = observer.Begin();
        var response = cache!.FindByBody(body);
        if (response is not null)
        {
            observer.EndKept(began, response);
        }

        return response;
    }

    /// <summary>Notes which kept answer a body got.</summary>
    public void NoteBody(ReadOnlySpan<byte> body, CachedAnswer answer) => cache?.NoteBody(body, answer);

    /// <summary>Executes one request; the caller disposes the response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="complete">Adds what the transport carries and what its headers ask for.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the response.</param>
    /// <exception cref="RefusedException">Its document is not there or may not be executed, or too many execute.</exception>
    public async ValueTask<GraphQLResponse> ExecuteAsync(
        ParsedRequest request, Func<GraphQLRequest, GraphQLRequest> complete, CancellationToken cancellationToken)
    {
        var observation = observer.Begin();
        GraphQLRequest? completed = null;
        GraphQLResponse response;
        try
        {
            completed = complete(documents.Complete(request));
            response = cache is null
                ? await ExecuteInTurnAsync(completed, cancellationToken)
                : await AnswerAsync(cache, completed, cancellationToken);
        }
        catch (Exception failure)
        {
            observer.Fail(observation, completed, failure);
            throw;
        }

        observer.End(observation, completed, response);

        // Only what the engine took is kept: nobody fills the room with what can never be executed.
        if (request.Hash is not null && response.Kind is ResponseKind.Data or ResponseKind.DataWithErrors or ResponseKind.Events)
        {
            documents.Keep(request);
        }

        return response;
    }

    /// <summary>
    /// Executes the requests of a batch, one after the other, and writes their responses as an array in the same order. What is
    /// wrong with one does not stop the others. Each waits for its own turn: nobody holds a place while he waits for an answer that
    /// another request makes.
    /// </summary>
    /// <exception cref="RefusedException">Too many execute, and none of them was.</exception>
    public async ValueTask ExecuteBatchAsync(HttpContext context, IReadOnlyList<ParsedRequest> requests, ResponseBuffer responses)
    {
        for (var place = 0; place < requests.Count; place++)
        {
            responses.Write(place == 0 ? "["u8 : ","u8);
            try
            {
                using var response = await ExecuteAsync(
                    requests[place], one => Complete(context.Request, one), context.RequestAborted);
                responses.Write(response.Body.Written.Span);
            }
            catch (RefusedException refusal) when (place > 0 || refusal.Status != StatusCodes.Status503ServiceUnavailable)
            {
                ResponseWriter.WriteErrors(responses, refusal);
            }
        }

        responses.Write("]"u8);
    }

    /// <summary>Adds what the method of an HTTP request carries and what its headers ask for.</summary>
    /// <exception cref="RefusedException">A header asks for what there is not.</exception>
    public static GraphQLRequest Complete(HttpRequest http, GraphQLRequest request)
    {
        CacheReport.Check(http);
        return CostHeader.Apply(http, request with
        {
            Id = http.HttpContext.TraceIdentifier,
            Allowed = HttpMethods.IsGet(http.Method) ? OperationKinds.Query : OperationKinds.Query | OperationKinds.Mutation,
        });
    }

    private async ValueTask<GraphQLResponse> AnswerAsync(ResponseCache kept, GraphQLRequest request, CancellationToken cancellationToken)
    {
        // Reading a new document is work, finding one is none.
        var (prepared, refusal) = engine.IsKept(request.Document.Span)
            ? Prepare(request)
            : await PrepareInTurnAsync(request, cancellationToken);
        return refusal ?? await kept.AnswerAsync(prepared!, ExecuteInTurnAsync, cancellationToken);
    }

    private ValueTask<(PreparedRequest? Prepared, GraphQLResponse? Refusal)> PrepareInTurnAsync(
        GraphQLRequest request, CancellationToken cancellationToken) =>
        InTurnAsync(() => ValueTask.FromResult(Prepare(request)), cancellationToken);

    private (PreparedRequest? Prepared, GraphQLResponse? Refusal) Prepare(GraphQLRequest request) =>
        engine.TryPrepare(request, out var prepared, out var refusal) ? (prepared, null) : (null, refusal);

    private ValueTask<GraphQLResponse> ExecuteInTurnAsync(GraphQLRequest request, CancellationToken cancellationToken) =>
        InTurnAsync(() => engine.ExecuteAsync(request, cancellationToken), cancellationToken);

    private ValueTask<GraphQLResponse> ExecuteInTurnAsync(PreparedRequest request, CancellationToken cancellationToken) =>
        InTurnAsync(() => engine.ExecuteAsync(request, cancellationToken), cancellationToken);

    private async ValueTask<T> InTurnAsync<T>(Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await gate.EnterAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            gate.Leave();
        }
    }
}
