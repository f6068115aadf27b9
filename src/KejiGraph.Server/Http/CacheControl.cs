using System.Globalization;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Http;

/// <summary>The header <c>Cache-Control</c> (RFC 9111) of an answer, by the hints of the model.</summary>
internal static class CacheControl
{
    // Kept, but asked about each time: the graph may have changed.
    private const string Asked = "no-cache";

    /// <summary>The value of the header.</summary>
    public static string Of(GraphQLResponse response)
    {
        var policy = response.CachePolicy;
        if (policy.MaxAge == TimeSpan.Zero || response.Kept is CachedAnswer { From: CacheLevel.Stale })
        {
            return Asked;
        }

        // An answer that was kept is as good as a new one, but its age counts: it begins with it.
        var age = response.Kept?.Age ?? TimeSpan.Zero;
        var maxAge = Seconds(age) + Seconds(policy.MaxAge);
        return policy.StaleWhileRevalidate == TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $"public, max-age={maxAge}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"public, max-age={maxAge}, stale-while-revalidate={Seconds(policy.StaleWhileRevalidate)}");
    }

    private static long Seconds(TimeSpan time) => (long)time.TotalSeconds;
}
