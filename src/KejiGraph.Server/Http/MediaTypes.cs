using Microsoft.Net.Http.Headers;

namespace KejiGraph.Server.Http;

/// <summary>The media types of requests and responses.</summary>
internal static class MediaTypes
{
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";

    public const string Json = "application/json; charset=utf-8";

    public const string Html = "text/html; charset=utf-8";

    private static readonly MediaTypeHeaderValue GraphQLResponseType = new("application/graphql-response+json");
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");
    private static readonly MediaTypeHeaderValue HtmlType = new("text/html");

    /// <summary>The media type of a GraphQL response that the client likes best; null when it takes none.</summary>
    public static string? Negotiate(HttpRequest request)
    {
        // Without the header, what every client understands: the drafts and most clients without it expect JSON.
        if (request.Headers.Accept.Count == 0)
        {
            return Json;
        }

        return Accepted(request)
            .Select(type => type.Quality switch
            {
                0 => null,
                _ when GraphQLResponseType.IsSubsetOf(WithoutParameters(type)) => GraphQLResponse,
                _ when JsonType.IsSubsetOf(WithoutParameters(type)) => Json,
                _ => null,
            })
            .FirstOrDefault(type => type is not null);
    }

    /// <summary>A browser asks for a page: it names HTML before anything that is GraphQL.</summary>
    public static bool PrefersHtml(HttpRequest request)
    {
        foreach (var type in Accepted(request))
        {
            if (type.MediaType.Equals(HtmlType.MediaType, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            if (GraphQLResponseType.IsSubsetOf(type) || JsonType.IsSubsetOf(type))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The body of a request is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<MediaTypeHeaderValue> Accepted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types)
            ? types.OrderByDescending(type => type.Quality ?? 1)
            : [];

    private static MediaTypeHeaderValue WithoutParameters(MediaTypeHeaderValue type) => new(type.MediaType);
}
