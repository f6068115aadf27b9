using Microsoft.AspNetCore.Http.Features;

namespace KejiGraph.Server.Streams;

/// <summary>Says to all on the way that a response must not be held back until it is whole.</summary>
internal static class StreamHeaders
{
    /// <summary>To the layers of this server, to caches, and to proxies that know the header of nginx.</summary>
    public static void DisableBuffering(this HttpResponse response)
    {
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.Headers.CacheControl = "no-cache";
        response.Headers["X-Accel-Buffering"] = "no";
    }
}
