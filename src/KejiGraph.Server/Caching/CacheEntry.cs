using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.Caching;

/// <summary>An answer that is kept, and what it depends on. Read by many threads at once.</summary>
/// <param name="key">What it is kept under.</param>
/// <param name="body">The response as JSON.</param>
/// <param name="reads">The parts of the graph that it depends on.</param>
/// <param name="sequence">The number of the last commit that it shows.</param>
/// <param name="made">The timestamp at which it was made.</param>
/// <param name="lifetime">How long it may be served.</param>
/// <param name="policy">For how long it may be used without asking again.</param>
internal sealed class CacheEntry(
    CacheKey key, byte[] body, ulong[] reads, long sequence, long made, TimeSpan lifetime, CachePolicy policy)
{
    // What an entry takes besides its arrays: itself, its places in the table and the queue.
    private const int OwnBytes = 256;

    private readonly byte[]?[] _encoded = new byte[]?[2];

    private string? _hash;
    private int _found;

    // Written by readers without a lock: a use more or less does not matter.
    private byte _uses;

    /// <summary>What it is kept under.</summary>
    public CacheKey Key { get; } = key;

    /// <summary>The response as JSON; empty once the entry was dropped.</summary>
    public byte[] Body { get; private set; } = body;

    /// <summary>The parts of the graph that it depends on.</summary>
    public ulong[] Reads { get; } = reads;

    /// <summary>The number of the last commit that it shows.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>The timestamp at which it was made.</summary>
    public long Made { get; } = made;

    /// <summary>How long it may be served.</summary>
    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>For how long it may be used without asking again.</summary>
    public CachePolicy Policy { get; } = policy;

    /// <summary>The timestamp since which it is stale, when a commit made it so. Under the lock of the ledger.</summary>
    public long? StaleSince { get; set; }

    /// <summary>The last entry of the ledger that it was held against. Written by any reader: all would come to the same.</summary>
    public long CheckedTo { get; set; }

    /// <summary>The bytes that it takes. Written by the table.</summary>
    public int Bytes { get; set; } = OwnBytes + body.Length + (reads.Length * sizeof(ulong));

    /// <summary>It was asked for since it was last passed over.</summary>
    public bool IsUsed => _uses > 0;

    /// <summary>It stands in the main queue of the table, not among the newcomers. Written by the table.</summary>
    public bool IsMain { get; set; }

    /// <summary>The entry is in use no longer.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>The hash of a body, as an entity tag has it. Computed at the first use.</summary>
    public string HashOf(ReadOnlySpan<byte> bytes) => _hash ??= EntityTag.HashOf(bytes);

    /// <summary>True for the first who finds it to be stale or void.</summary>
    public bool IsFirstToFindStale() => Interlocked.Exchange(ref _found, 1) == 0;

    /// <summary>The body in a coding, if it was packed before.</summary>
    public byte[]? FindEncoded(ContentCoding coding) => Volatile.Read(ref _encoded[(int)coding - 1]);

    /// <summary>Keeps the body in a coding.</summary>
    /// <returns>Whether it is the first.</returns>
    public bool KeepEncoded(ContentCoding coding, byte[] bytes) =>
        Interlocked.CompareExchange(ref _encoded[(int)coding - 1], bytes, null) is null;

    /// <summary>Notes a use.</summary>
    public void Use()
    {
        if (_uses < 3)
        {
            _uses++;
        }
    }

    /// <summary>Takes one use away, when the entry is passed over.</summary>
    public void PassOver() => _uses--;

    /// <summary>Lets the body go; readers that have it keep it.</summary>
    public void Drop()
    {
        IsDropped = true;
        Body = [];
        Array.Clear(_encoded);
    }
}
