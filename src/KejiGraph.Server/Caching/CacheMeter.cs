using System.Diagnostics.Metrics;

namespace KejiGraph.Server.Caching;

/// <summary>Counts what the response cache does.</summary>
internal sealed class CacheMeter : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "KejiGraph.Cache";

    private static readonly string[] Names = [.. Enum.GetValues<CacheLevel>().Select(level => level.ToString().ToLowerInvariant())];

    private static readonly KeyValuePair<string, object?>[] Levels = [.. Names.Select(name => KeyValuePair.Create("level", (object?)name))];

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _invalidations;
    private readonly Counter<long> _evictions;

    public CacheMeter()
    {
        _hits = _meter.CreateCounter<long>("kejigraph.cache.hits", description: "Requests that were answered from what was kept.");
        _misses = _meter.CreateCounter<long>("kejigraph.cache.misses", description: "Requests for which the store was asked.");
        _invalidations = _meter.CreateCounter<long>(
            "kejigraph.cache.invalidations", description: "Answers that were kept and asked for after a commit had made them stale.");
        _evictions = _meter.CreateCounter<long>("kejigraph.cache.evictions", description: "Answers that had to make room for others.");
    }

    /// <summary>The name of a level, as metrics and reports have it.</summary>
    public static string NameOf(CacheLevel level) => Names[(int)level];

    /// <summary>A request was answered from what was kept.</summary>
    public void Hit(CacheLevel level) => _hits.Add(1, Levels[(int)level]);

    /// <summary>The store was asked.</summary>
    public void Missed() => _misses.Add(1);

    /// <summary>An answer was found to be stale.</summary>
    public void Invalidated() => _invalidations.Add(1);

    /// <summary>Answers had to make room.</summary>
    public void Evicted(int count) => _evictions.Add(count);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
