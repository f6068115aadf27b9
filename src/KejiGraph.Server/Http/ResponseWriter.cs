using System.Buffers;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Http;

/// <summary>Writes responses that are one piece: status, headers, and the body in one write.</summary>
/// <param name="edition">The edition that gives the status codes.</param>
internal sealed class ResponseWriter(HttpEdition edition)
{
    private const string RetryAfterSeconds = "1";

    /// <summary>Writes the response to one request.</summary>
    /// <exception cref="RefusedException">A header asks for what there is not.</exception>
    public async ValueTask WriteAsync(HttpContext context, string mediaType, GraphQLResponse response)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        var status = ResponseStatus.Of(response.Kind, edition, isLegacy: mediaType == MediaTypes.Json, isGet);
        using var report = CacheReport.Of(context.Request, response);
        CacheStatus.Write(context.Response.Headers, response);
        var body = new ResponseBody((report ?? response.Body).Written, report is null ? response.Kept as CachedAnswer : null);
        await WriteAsync(context, mediaType, status, body, isGet && response.Kind == ResponseKind.Data ? CacheControl.Of(response) : null);
    }

    /// <summary>
    /// Writes the responses of a batch, a JSON array. The array is no GraphQL response, so its media type is plain JSON and its
    /// status says only that each request was taken; how each went is in its response.
    /// </summary>
    public static ValueTask WriteBatchAsync(HttpContext context, ResponseBuffer responses) =>
        SendAsync(context, MediaTypes.Json, StatusCodes.Status200OK, new ResponseBody(responses.Written), cacheControl: null);

    /// <summary>Says why a request was not executed.</summary>
    public async ValueTask RefuseAsync(HttpContext context, string mediaType, RefusedException refusal)
    {
        using var body = new ResponseBuffer();
        WriteErrors(body, refusal);
        await WriteAsync(
            context,
            mediaType,
            ResponseStatus.Of(refusal, edition, isLegacy: mediaType == MediaTypes.Json),
            new ResponseBody(body.Written),
            cacheControl: null);
    }

    /// <summary>Says that the client takes nothing that can be sent, in a media type that is not GraphQL's.</summary>
    public static Task NotAcceptableAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status406NotAcceptable;
        context.Response.ContentType = MediaTypes.Text;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(
            "Accept application/graphql-response+json or application/json, and for parts text/event-stream or multipart/mixed.\n",
            context.RequestAborted);
    }

    /// <summary>A response without data.</summary>
    public static void WriteErrors(ResponseBuffer body, RefusedException refusal)
    {
        body.Write("{\"errors\":"u8);
        ErrorList.Write(body, [new GraphQLError(refusal.Message, refusal.Code)]);
        body.Write("}"u8);
    }

    private ValueTask WriteAsync(
        HttpContext context, string mediaType, int status, ResponseBody body, string? cacheControl)
    {
        switch (status)
        {
            case StatusCodes.Status405MethodNotAllowed when HttpMethods.IsGet(context.Request.Method):
                context.Response.Headers.Allow = "POST";
                break;
            case StatusCodes.Status405MethodNotAllowed:
                context.Response.Headers.Allow = "GET, POST";
                break;
            case StatusCodes.Status503ServiceUnavailable:
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
                break;
        }

        // "… except any response that produces a 2xx status code should replace the Content-Type header": what is no success says
        // by its media type that it is GraphQL, whatever the client asked for.
        var isSuccess = status is >= 200 and < 300;
        return SendAsync(
            context, isSuccess || edition == HttpEdition.Draft ? mediaType : MediaTypes.GraphQLResponse, status, body, cacheControl);
    }

    /// <param name="context">The exchange.</param>
    /// <param name="mediaType">The media type.</param>
    /// <param name="status">The status code.</param>
    /// <param name="body">The body.</param>
    /// <param name="cacheControl">How the client may keep it; null: not at all.</param>
    private static async ValueTask SendAsync(
        HttpContext context, string mediaType, int status, ResponseBody body, string? cacheControl)
    {
        var response = context.Response;
        response.StatusCode = status;
        var coding = body.Length < ContentCodings.LeastBytes ? ContentCoding.Identity : ContentCodings.Negotiate(context.Request);
        response.Headers.CacheControl = cacheControl ?? "no-store";
        if (cacheControl is not null)
        {
            var tag = EntityTag.Of(body.Hash, mediaType, coding);
            response.Headers.ETag = tag;
            response.Headers.Append("Vary", "Accept, Accept-Encoding");
            if (EntityTag.IsKnown(context.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        var bytes = body.In(coding);
        response.ContentType = mediaType;
        response.ContentLength = bytes.Length;
        if (coding != ContentCoding.Identity)
        {
            response.Headers.ContentEncoding = ContentCodings.NameOf(coding);
        }

        await response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }
}
