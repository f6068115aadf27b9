using KejiGraph.Graph.Stores;

namespace KejiGraph.Server.Http;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its store answers, too.</summary>
internal static class HealthEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app, IGraphStore store, IHostApplicationLifetime lifetime)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", async (CancellationToken cancellationToken) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return Results.Json(new { status = "stopping" }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            try
            {
                var status = await store.GetStatusAsync(cancellationToken);
                return Results.Json(new
                {
                    status = "ready",
                    nodes = status.Nodes,
                    relationships = status.Relationships,
                    sequence = status.Sequence,
                });
            }
            catch (GraphStoreException failure)
            {
                return Results.Json(
                    new { status = "unavailable", reason = failure.Message },
                    statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
