using System.Security.Cryptography;
using System.Text;
using KejiGraph.Graph.Stores;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Http;

/// <summary>
/// <c>POST /cache/invalidate</c>: makes all kept answers void, at every server on the graph, for whoever wrote the graph past them. It
/// takes <c>Authorization: Bearer …</c> with the token of the setting; without the setting there is no such path.
/// </summary>
internal static class InvalidateEndpoint
{
    private const string Scheme = "Bearer ";

    /// <summary>Adds the endpoint.</summary>
    public static void Map(IEndpointRouteBuilder app, ObservedStore store, string token)
    {
        var expected = HashOf(token);
        app.MapPost("/cache/invalidate", async (HttpContext context, CancellationToken cancellationToken) =>
        {
            if (!IsAllowed(context.Request.Headers.Authorization.ToString(), expected))
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return Results.Json(new { error = "The header Authorization must be Bearer and the token." }, statusCode: StatusCodes.Status401Unauthorized);
            }

            try
            {
                return Results.Json(new { sequence = await store.InvalidateAsync(cancellationToken) });
            }
            catch (GraphStoreException failure)
            {
                return Results.Json(new { error = failure.Message }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }

    // Hashes are of one length, and how long their comparison takes says nothing of the token.
    private static bool IsAllowed(string header, byte[] expected) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(HashOf(header[Scheme.Length..].Trim(' ', '\t')), expected);

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
