using System.Text.Json;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;
using KejiGraph.Server.Streams;
using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace KejiGraph.Server.Http;

/// <summary>
/// <c>/graphql</c>: POST with a JSON body, GET for queries. A browser's GET without a query gets the query page.
/// </summary>
internal sealed class GraphQLEndpoint(
    GraphQLEngine engine, ResponseStreams streams, HttpEdition edition, int maxBodyBytes, ILogger<GraphQLEndpoint> log)
{
    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Query.ContainsKey("query") && MediaTypes.PrefersHtml(context.Request))
        {
            await Pages.QueryPage.WriteAsync(context);
            return;
        }

        var types = StreamTypes.Negotiate(context.Request);
        var single = MediaTypes.Negotiate(context.Request);
        if (single is null && types is { Form: StreamForm.None, TakesEvents: false })
        {
            context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            await context.Response.WriteAsync(
                "Accept application/graphql-response+json or application/json, and for parts text/event-stream or multipart/mixed.\n",
                context.RequestAborted);
            return;
        }

        var mediaType = single ?? MediaTypes.GraphQLResponse;

        try
        {
            using var request = await ReadAsync(context);
            using var response = await engine.ExecuteAsync(
                request.Request with { Incremental = types.Incremental, Allowed = types.Allow(request.Request.Allowed) },
                context.RequestAborted);
            if (await streams.TryWriteAsync(context, response, types, takesSingle: single is not null))
            {
                return;
            }

            var status = ResponseStatus.Of(response.Kind, edition, isLegacy: mediaType == MediaTypes.Json);
            await WriteAsync(context, mediaType, status, response.Body);
        }
        catch (RefusedException refusal)
        {
            await RefuseAsync(context, mediaType, refusal.Status, refusal.Message, refusal.Code);
        }
        catch (JsonException)
        {
            await RefuseAsync(
                context, mediaType, StatusCodes.Status400BadRequest, "The request is not JSON.", ErrorCodes.ParseFailed);
        }
        catch (MalformedRequestException malformed)
        {
            await RefuseAsync(context, mediaType, ResponseStatus.Malformed(edition), malformed.Message, ErrorCodes.BadUserInput);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
        catch (Exception exception) when (context.Response.HasStarted)
        {
            // A response that breaks off is how a client sees that it does not have all.
            log.RequestFailed(exception);
            context.Abort();
        }
        catch (Exception exception)
        {
            log.RequestFailed(exception);
            await RefuseAsync(
                context,
                mediaType,
                StatusCodes.Status500InternalServerError,
                $"The server could not answer; its log has the reason under request id {context.TraceIdentifier}.",
                ResponseErrorCodes.Internal);
        }
    }

    private async Task<ParsedRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method))
        {
            return RequestBody.Read(request.Query);
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = "GET, POST";
            throw new RefusedException(
                StatusCodes.Status405MethodNotAllowed, "Send GraphQL requests with POST or GET.", ErrorCodes.BadUserInput);
        }

        if (!MediaTypes.IsJson(request.ContentType))
        {
            throw new RefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                "Send the body as application/json in UTF-8.",
                ErrorCodes.BadUserInput);
        }

        return RequestBody.Read(await ReadBodyAsync(context));
    }

    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var count)
        {
            if (body.Length + count > maxBodyBytes)
            {
                throw new RefusedException(
                    StatusCodes.Status413PayloadTooLarge,
                    $"The body is larger than the {maxBodyBytes} bytes that are allowed.",
                    ErrorCodes.LimitExceeded);
            }

            body.Write(buffer, 0, count);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private async Task RefuseAsync(HttpContext context, string mediaType, int status, string message, string code)
    {
        using var body = new ResponseBuffer();
        body.Write("{\"errors\":"u8);
        ErrorList.Write(body, [new GraphQLError(message, code)]);
        body.Write("}"u8);
        await WriteAsync(context, mediaType, status, body);
    }

    private async Task WriteAsync(HttpContext context, string mediaType, int status, ResponseBuffer body)
    {
        // The first edition: what is no success says by its media type that it is GraphQL, whatever the client asked for.
        var isSuccess = status is >= 200 and < 300;
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = isSuccess || edition == HttpEdition.Draft ? mediaType : MediaTypes.GraphQLResponse;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body.Written, context.RequestAborted);
    }

    private sealed class RefusedException(int status, string message, string code) : Exception(message)
    {
        public int Status { get; } = status;

        public string Code { get; } = code;
    }
}
