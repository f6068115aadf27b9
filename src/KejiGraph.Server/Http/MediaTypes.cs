using Microsoft.Net.Http.Headers;

namespace KejiGraph.Server.Http;

/// <summary>The media types of requests and responses.</summary>
internal static class MediaTypes
{
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";

    public const string Json = "application/json; charset=utf-8";

    public const string Html = "text/html; charset=utf-8";

    public const string Text = "text/plain; charset=utf-8";

    /// <summary>What the first edition tells clients to send; like the other plain ones it is not parsed each time.</summary>
    private const string MostClients = "application/graphql-response+json, application/json;q=0.9";

    private const string ApolloClient = "application/graphql-response+json,application/json;q=0.9";

    /// <summary>The media type of a GraphQL response that the client likes best; null when it takes none.</summary>
    public static string? Negotiate(HttpRequest request)
    {
        // Without the header, what every client understands: the drafts and most clients without it expect JSON.
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept is ["application/json" or "*/*"])
        {
            return Json;
        }

        if (accept is ["application/graphql-response+json" or MostClients or ApolloClient])
        {
            return GraphQLResponse;
        }

        foreach (var type in Accepted(request).Where(type => type.Quality != 0))
        {
            // Whoever takes anything gets what everyone understands.
            if (Matches(type, "application/json"))
            {
                return Json;
            }

            if (Matches(type, "application/graphql-response+json"))
            {
                return GraphQLResponse;
            }
        }

        return null;
    }

    /// <summary>A browser asks for a page: it names HTML before anything that is GraphQL.</summary>
    public static bool PrefersHtml(HttpRequest request)
    {
        foreach (var type in Accepted(request))
        {
            if (type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            if (Matches(type, "application/graphql-response+json") || Matches(type, "application/json"))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The range covers a media type of GraphQL responses that are one piece.</summary>
    public static bool IsResponse(MediaTypeHeaderValue range) =>
        Matches(range, "application/graphql-response+json") || Matches(range, "application/json");

    /// <summary>The body of a request is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType) =>
        contentType is "application/json" or Json || (MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The media types that the client takes, the ones it likes best first.</summary>
    public static IEnumerable<MediaTypeHeaderValue> Accepted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types)
            ? types.OrderByDescending(type => type.Quality ?? 1)
            : [];

    /// <summary>The range covers the type; unlike in the framework, JSON does not cover what is only written in JSON.</summary>
    private static bool Matches(MediaTypeHeaderValue range, string type) =>
        range.MatchesAllTypes
        || (range.MatchesAllSubTypes && type.StartsWith(range.Type.Value + "/", StringComparison.OrdinalIgnoreCase))
        || range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase);
}
