namespace KejiGraph.Server.Caching;

/// <summary>Keeps answers outside of this process. It may be sick: then it has nothing, and costs nothing.</summary>
internal interface ISecondLevel
{
    /// <summary>The answer under a key, whether it is still good or not. Never throws but for the caller's token.</summary>
    ValueTask<CacheEntry?> FindAsync(CacheKey key, CancellationToken cancellationToken);

    /// <summary>Keeps an answer, later and if it can. Never throws and never waits.</summary>
    void Keep(CacheEntry entry);
}
