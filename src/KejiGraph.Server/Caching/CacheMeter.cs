using System.Diagnostics.Metrics;
using KejiGraph.Server.Telemetry;

namespace KejiGraph.Server.Caching;

/// <summary>Counts what the response cache does.</summary>
internal sealed class CacheMeter
{
    private static readonly string[] Names = [.. Enum.GetValues<CacheLevel>().Select(level => level.ToString().ToLowerInvariant())];

    private static readonly KeyValuePair<string, object?>[] Levels = [.. Names.Select(name => KeyValuePair.Create("level", (object?)name))];

    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _invalidations;
    private readonly Counter<long> _checked;
    private readonly Counter<long> _needless;
    private readonly Counter<long> _evictions;
    private readonly double _precisionSample;

    /// <summary>Makes the counters.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="precisionSample">The share of invalidations of which is found out whether they were needed, 0 to 1.</param>
    public CacheMeter(Meter meter, double precisionSample = 0)
    {
        _precisionSample = precisionSample;
        _hits = meter.CreateCounter<long>("kejigraph.cache.hits", description: "Requests that were answered from what was kept.");
        foreach (var level in Levels[1..])
        {
            _hits.Add(0, level);
        }

        _misses = meter.CreateCounterFromZero("kejigraph.cache.misses", "Queries for which the store was asked.");
        _invalidations = meter.CreateCounterFromZero(
            "kejigraph.cache.invalidations", "Answers that were kept and asked for after a commit had made them stale.");
        _checked = meter.CreateCounterFromZero(
            "kejigraph.cache.invalidations.checked", "Of these, those whose new answer was compared with the old one.");
        _needless = meter.CreateCounterFromZero(
            "kejigraph.cache.invalidations.needless", "Of those that were checked, those whose new answer was the old one.");
        _evictions = meter.CreateCounterFromZero("kejigraph.cache.evictions", "Answers that had to make room for others.");
    }

    /// <summary>The name of a level, as metrics and reports have it.</summary>
    public static string NameOf(CacheLevel level) => Names[(int)level];

    /// <summary>A request was answered from what was kept.</summary>
    public void Hit(CacheLevel level) => _hits.Add(1, Levels[(int)level]);

    /// <summary>The store was asked.</summary>
    public void Missed() => _misses.Add(1);

    /// <summary>An answer was found to be stale.</summary>
    /// <returns>Whether the new one is to be compared with it.</returns>
    public bool Invalidated()
    {
        _invalidations.Add(1);
        return _precisionSample > 0 && Random.Shared.NextDouble() < _precisionSample;
    }

    /// <summary>The new answer in the place of a stale one was compared with it.</summary>
    public void Checked(bool isSame)
    {
        _checked.Add(1);
        _needless.Add(isSame ? 1 : 0);
    }

    /// <summary>Answers had to make room.</summary>
    public void Evicted(int count) => _evictions.Add(count);
}
