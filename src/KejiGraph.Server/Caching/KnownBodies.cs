using System.Collections.Concurrent;
using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Caching;

/// <summary>
/// Under which key the answer to a body is kept: a body that comes again byte by byte need not be read as JSON. Compared as a whole, so
/// that no two bodies are ever taken for each other. Safe to share.
/// </summary>
/// <param name="capacity">The bytes that bodies may take; when they are full, all are forgotten.</param>
internal sealed class KnownBodies(long capacity)
{
    /// <summary>The largest body that is noted, in bytes.</summary>
    public const int LargestBody = 16 * 1024;

    // What a body takes besides its bytes.
    private const int OwnBytes = 128;

    private readonly ConcurrentDictionary<byte[], CacheKey> _keys = new(ByteComparer.Instance);
    private long _bytes;

    /// <summary>The key of a body.</summary>
    public bool TryFind(ReadOnlySpan<byte> body, out CacheKey key) =>
        _keys.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(body, out key);

    /// <summary>Notes the key of a body.</summary>
    public void Add(ReadOnlySpan<byte> body, CacheKey key)
    {
        if (body.Length > LargestBody || !_keys.TryAdd(body.ToArray(), key))
        {
            return;
        }

        if (Interlocked.Add(ref _bytes, OwnBytes + body.Length) > capacity)
        {
            _keys.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }
    }
}
