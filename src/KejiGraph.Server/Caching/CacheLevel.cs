namespace KejiGraph.Server.Caching;

/// <summary>Where an answer came from.</summary>
internal enum CacheLevel
{
    /// <summary>The store was asked.</summary>
    Store,

    /// <summary>This process had it.</summary>
    Memory,

    /// <summary>Redis had it.</summary>
    Redis,

    /// <summary>Another request for the same was being answered, and this one waited for it.</summary>
    Shared,

    /// <summary>This process had it, but it is stale, and a new one is being made.</summary>
    Stale,
}
