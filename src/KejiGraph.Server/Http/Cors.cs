using System.Collections.Immutable;

namespace KejiGraph.Server.Http;

/// <summary>Which pages of other origins may read answers (the CORS protocol of the Fetch standard). Without origins, none.</summary>
internal static class Cors
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    /// <summary>Adds what the middleware needs.</summary>
    public static void Add(IServiceCollection services, ImmutableArray<string> origins)
    {
        if (!origins.IsEmpty)
        {
            services.AddCors();
        }
    }

    /// <summary>Puts the middleware in front of the endpoints.</summary>
    public static void Use(IApplicationBuilder app, ImmutableArray<string> origins)
    {
        if (!origins.IsEmpty)
        {
            app.UseCors(policy => policy
                .WithOrigins([.. origins])
                .WithMethods("GET", "POST")
                .AllowAnyHeader()
                .WithExposedHeaders("ETag", "Retry-After", "X-Request-Id")
                .SetPreflightMaxAge(PreflightAge));
        }
    }
}
