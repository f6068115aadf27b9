using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;

namespace KejiGraph.Server.Http;

/// <summary>
/// Finds requests that a page of another site can make a browser send without asking this server first ("simple" requests of
/// the CORS protocol). They are never executed: the page could not read the answer, but what it costs, and how long it takes,
/// would be in its hands. A POST needs a media type that is not simple anyway; this is about GET.
/// </summary>
/// <param name="trusted">The origins whose pages may ask.</param>
internal sealed class CrossSite(ImmutableArray<string> trusted)
{
    /// <summary>The headers that clients send to say that theirs is no simple request; any of them makes a browser ask first.</summary>
    private static readonly string[] PreflightHeaders =
        ["GraphQL-Preflight", "GraphQL-Require-Preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name"];

    /// <summary>The media types that a page may send without being asked.</summary>
    private static readonly string[] SimpleTypes = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"];

    /// <summary>The request may come from another site, unasked.</summary>
    public bool IsSuspect(HttpRequest request)
    {
        var headers = request.Headers;
        var isSameSite = headers["Sec-Fetch-Site"] is [{ } site]

            // "none" is a person who typed the address or followed a bookmark.
            ? site is "same-origin" or "none"

            // Browsers leave the header out where there is no TLS; whoever names no origin at all is no page.
            : IsOwn(headers.Origin, request.Host) && IsOwn(headers.Referer, request.Host);
        return !isSameSite && !IsTrusted(headers.Origin) && !WasPreflighted(request);
    }

    private bool IsTrusted(StringValues origin) => origin is [{ } one] && trusted.Contains(one, StringComparer.OrdinalIgnoreCase);

    private static bool IsOwn(StringValues header, HostString host) =>
        header.Count == 0
        || (header is [{ } url] && Uri.TryCreate(url, UriKind.Absolute, out var uri) && IsOwn(uri, host));

    private static bool IsOwn(Uri uri, HostString host) =>
        uri.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase) && (host.Port is { } port ? uri.Port == port : uri.IsDefaultPort);

    private static bool WasPreflighted(HttpRequest request)
    {
        foreach (var name in PreflightHeaders)
        {
            if (!StringValues.IsNullOrEmpty(request.Headers[name]))
            {
                return true;
            }
        }

        return request.ContentType is { } type && !IsSimple(type);
    }

    private static bool IsSimple(string contentType)
    {
        var essence = contentType.AsSpan(0, contentType.AsSpan().IndexOf(';') is >= 0 and var end ? end : contentType.Length).Trim();
        foreach (var simple in SimpleTypes)
        {
            if (essence.Equals(simple, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return essence.IsEmpty;
    }
}
