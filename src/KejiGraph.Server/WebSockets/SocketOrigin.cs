using System.Collections.Immutable;

namespace KejiGraph.Server.WebSockets;

/// <summary>
/// Which pages may open a WebSocket. Browsers send cookies with the handshake and ask nobody, so a page of another site could
/// speak in the name of its visitor (RFC 6455, 10.2; cross-site WebSocket hijacking). Only browsers send the header, and they
/// always do.
/// </summary>
internal static class SocketOrigin
{
    /// <summary>The client is no page of another site, or of one that may.</summary>
    public static bool IsAllowed(HttpRequest request, ImmutableArray<string> allowed)
    {
        if (request.Headers.Origin is not { Count: > 0 } origin)
        {
            return true;
        }

        // The scheme is not compared: before the server may stand a proxy that does the TLS.
        var text = origin.ToString();
        return allowed.Contains("*")
            || allowed.Contains(text, StringComparer.OrdinalIgnoreCase)
            || (Uri.TryCreate(text, UriKind.Absolute, out var uri)
                && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
