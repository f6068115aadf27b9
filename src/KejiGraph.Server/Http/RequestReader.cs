using Microsoft.AspNetCore.Http.Features;

namespace KejiGraph.Server.Http;

/// <summary>Takes the requests out of an HTTP request: from its URL or from its body.</summary>
/// <param name="options">What bounds them.</param>
internal sealed class RequestReader(HttpOptions options)
{
    private readonly RequestUrl _url = new(options.MaxDepth);
    private readonly RequestBody _json = new(options.MaxDepth, options.MaxBatch);
    private readonly BodyReader _body = new(options.MaxBodyBytes);
    private readonly CrossSite _crossSite = new(options.CorsOrigins);

    /// <summary>Reads the requests; the caller disposes them.</summary>
    /// <exception cref="RefusedException">They cannot be executed.</exception>
    /// <exception cref="System.Text.Json.JsonException">What must be JSON is not.</exception>
    public ValueTask<RequestList> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method))
        {
            return MediaTypes.IsJson(request.ContentType) ? ReadBodyAsync(context) : throw HttpErrors.ContentType();
        }

        if (!HttpMethods.IsGet(request.Method))
        {
            throw HttpErrors.MethodNotAllowed();
        }

        return _crossSite.IsSuspect(request)
            ? throw HttpErrors.CrossSite()
            : ValueTask.FromResult(new RequestList([_url.Read(request.QueryString.Value ?? "")]));
    }

    private async ValueTask<RequestList> ReadBodyAsync(HttpContext context)
    {
        // The limit is ours: it counts what comes out of the decompression, and says so in a sentence.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var body = await _body.ReadAsync(context.Request, context.RequestAborted);
        try
        {
            return _json.Read(body.Written) with { Body = body };
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }
}
