using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.Caching;

/// <summary>An answer that the response cache had.</summary>
/// <param name="Cache">The cache.</param>
/// <param name="Entry">Its entry, which may be dropped meanwhile.</param>
/// <param name="Body">The body.</param>
/// <param name="Age">How long ago it was made.</param>
/// <param name="From">Where it was kept.</param>
internal sealed record CachedAnswer(ResponseCache Cache, CacheEntry Entry, byte[] Body, TimeSpan Age, CacheLevel From)
    : KeptAnswer(Age, CacheMeter.NameOf(From))
{
    /// <summary>The hash of the body, as an entity tag has it.</summary>
    public string Hash => Entry.HashOf(Body);

    /// <summary>The body in a coding; packed once and then kept.</summary>
    public byte[] In(ContentCoding coding) => Cache.Encode(Entry, Body, coding);
}
