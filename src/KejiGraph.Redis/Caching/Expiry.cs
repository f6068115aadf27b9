using Microsoft.Extensions.Caching.Distributed;

namespace KejiGraph.Redis.Caching;

/// <summary>When an entry goes away: at a moment, after a time without a read, or whichever comes first.</summary>
/// <param name="Absolute">The moment; null for none.</param>
/// <param name="Sliding">The time without a read; null for none.</param>
internal readonly record struct Expiry(DateTimeOffset? Absolute, TimeSpan? Sliding)
{
    /// <summary>How entries say that they have none of the two.</summary>
    public const long None = -1;

    /// <exception cref="ArgumentOutOfRangeException">The moment has passed.</exception>
    public static Expiry Of(DistributedCacheEntryOptions options, DateTimeOffset now)
    {
        var absolute = options.AbsoluteExpirationRelativeToNow is { } relative ? now + relative : options.AbsoluteExpiration;
        return absolute <= now
            ? throw new ArgumentOutOfRangeException(nameof(options), absolute, "The absolute expiration must be in the future.")
            : new Expiry(absolute, options.SlidingExpiration);
    }

    /// <summary>How long an entry lives that is written or read now; null for ever.</summary>
    public TimeSpan? LifetimeFrom(DateTimeOffset now) => (Absolute - now, Sliding) switch
    {
        ({ } left, { } sliding) => left < sliding ? left : sliding,
        var (left, sliding) => left ?? sliding,
    };
}
