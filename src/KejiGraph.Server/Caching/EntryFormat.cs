using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace KejiGraph.Server.Caching;

/// <summary>An entry as bytes: version, sequence, when it was made, how long it lives, what it depends on, the body.</summary>
internal static class EntryFormat
{
    private const byte Version = 1;
    private const int HeaderBytes = 1 + (3 * sizeof(long)) + sizeof(int);

    /// <summary>Writes an entry.</summary>
    public static byte[] Write(CacheEntry entry, byte[] body, TimeProvider time)
    {
        var made = time.GetUtcNow() - time.GetElapsedTime(entry.Made);
        var bytes = new byte[HeaderBytes + (entry.Reads.Length * sizeof(ulong)) + body.Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1), entry.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(9), made.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(17), (long)entry.Lifetime.TotalMilliseconds);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(25), entry.Reads.Length);
        MemoryMarshal.AsBytes(entry.Reads.AsSpan()).CopyTo(bytes.AsSpan(HeaderBytes));
        body.CopyTo(bytes.AsSpan(HeaderBytes + (entry.Reads.Length * sizeof(ulong))));
        return bytes;
    }

    /// <summary>Reads an entry; null when the bytes are none.</summary>
    public static CacheEntry? Read(CacheKey key, ReadOnlySpan<byte> bytes, TimeProvider time)
    {
        if (bytes.Length < HeaderBytes || bytes[0] != Version)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[25..]);
        var bodyAt = HeaderBytes + ((long)count * sizeof(ulong));
        if (count < 0 || bodyAt >= bytes.Length)
        {
            return null;
        }

        var reads = new ulong[count];
        bytes.Slice(HeaderBytes, count * sizeof(ulong)).CopyTo(MemoryMarshal.AsBytes(reads.AsSpan()));
        var age = time.GetUtcNow().ToUnixTimeMilliseconds() - BinaryPrimitives.ReadInt64LittleEndian(bytes[9..]);
        return new CacheEntry(
            key,
            bytes[(int)bodyAt..].ToArray(),
            reads,
            BinaryPrimitives.ReadInt64LittleEndian(bytes[1..]),
            time.GetTimestamp() - (long)(Math.Max(0, age) / 1000.0 * time.TimestampFrequency),
            TimeSpan.FromMilliseconds(Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(bytes[17..]), 0, int.MaxValue)));
    }
}
