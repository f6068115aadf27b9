using KejiGraph.Server.Http;

namespace KejiGraph.Server.Caching;

/// <summary>An answer that is kept, and what it depends on. Read by many threads at once.</summary>
/// <param name="key">What it is kept under.</param>
/// <param name="body">The response as JSON.</param>
/// <param name="reads">The parts of the graph that it depends on.</param>
/// <param name="sequence">The number of the last commit that it shows.</param>
/// <param name="made">The timestamp at which it was made.</param>
/// <param name="lifetime">How long it may be served.</param>
internal sealed class CacheEntry(CacheKey key, byte[] body, ulong[] reads, long sequence, long made, TimeSpan lifetime)
{
    // What an entry takes besides its arrays: itself, its places in the table and the queue.
    private const int OwnBytes = 256;

    private string? _hash;

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

    /// <summary>The last entry of the ledger that it was held against. Written by any reader: all would come to the same.</summary>
    public long CheckedTo { get; set; }

    /// <summary>The bytes that it takes.</summary>
    public int Bytes { get; } = OwnBytes + body.Length + (reads.Length * sizeof(ulong));

    /// <summary>It was asked for since it was last passed over.</summary>
    public bool IsUsed => _uses > 0;

    /// <summary>The entry is in use no longer.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>The hash of a body, as an entity tag has it. Computed at the first use.</summary>
    public string HashOf(ReadOnlySpan<byte> bytes) => _hash ??= EntityTag.HashOf(bytes);

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
    }
}
