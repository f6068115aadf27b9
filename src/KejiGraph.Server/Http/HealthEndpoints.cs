using System.Text.Json.Serialization;
using KejiGraph.Graph.Stores;
using KejiGraph.Server.Caching;
using KejiGraph.Server.Hosting;

namespace KejiGraph.Server.Http;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its store answers, too, and it takes requests for longer.</summary>
internal static class HealthEndpoints
{
    // Whoever asks gives up after a few seconds and then knows less.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Adds the endpoints.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app, IGraphStore store, RedisParts? redis, Drain drain)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", async (CancellationToken cancellationToken) =>
        {
            if (drain.HasBegun)
            {
                return Results.Json(new { status = "draining" }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                var status = await store.GetStatusAsync(patience.Token);

                // Without Redis all is answered, only slower.
                return Results.Json(new Ready(
                    "ready",
                    status.Nodes,
                    status.Relationships,
                    status.Sequence,
                    redis is null ? null : redis.IsHealthy ? "ready" : "degraded"));
            }
            catch (GraphStoreException failure)
            {
                return Unavailable(failure.Message);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return Unavailable($"The store did not answer within {Patience.TotalSeconds} s.");
            }
        });
    }

    private sealed record Ready(
        string Status,
        long Nodes,
        long Relationships,
        long Sequence,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Redis);

    private static IResult Unavailable(string reason) =>
        Results.Json(new { status = "unavailable", reason }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
