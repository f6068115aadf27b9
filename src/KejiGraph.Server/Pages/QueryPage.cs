using KejiGraph.Server.Http;
using KejiGraph.Server.Sample;

namespace KejiGraph.Server.Pages;

/// <summary>The page on which people try queries: one file of HTML, style and script, and the ready queries to choose from.</summary>
internal static class QueryPage
{
    private static readonly byte[] Html = Resource("QueryPage.html");

    /// <summary>Adds what the page reads.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var queries = SchemaFiles.Queries
            .Select(path => new { name = Path.GetFileNameWithoutExtension(path), text = File.ReadAllText(path) })
            .ToArray();
        app.MapGet("/graphql/queries.json", () => Results.Json(queries));
    }

    /// <summary>Writes the page.</summary>
    public static async Task WriteAsync(HttpContext context)
    {
        // The page may read from this server only, and nobody may frame it.
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'";
        context.Response.ContentType = MediaTypes.Html;
        context.Response.ContentLength = Html.Length;
        await context.Response.Body.WriteAsync(Html, context.RequestAborted);
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(QueryPage).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
