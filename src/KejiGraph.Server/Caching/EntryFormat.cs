using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Caching;

/// <summary>
/// An entry as bytes: version, checksum of all that follows, sequence, when it was made, how long it lives and may be used without asking
/// again, what it depends on, the body.
/// </summary>
internal static class EntryFormat
{
    private const byte Version = 3;
    private const int ChecksumBytes = 8;
    private const int ContentAt = 1 + ChecksumBytes;
    private const int ReadsAt = ContentAt + (3 * sizeof(long)) + (3 * sizeof(int));

    /// <summary>Writes an entry.</summary>
    public static byte[] Write(CacheEntry entry, byte[] body, TimeProvider time)
    {
        var made = time.GetUtcNow() - time.GetElapsedTime(entry.Made);
        var bytes = new byte[ReadsAt + (entry.Reads.Length * sizeof(ulong)) + body.Length];
        var content = bytes.AsSpan(ContentAt);
        BinaryPrimitives.WriteInt64LittleEndian(content, entry.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(content[8..], made.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(content[16..], (long)entry.Lifetime.TotalMilliseconds);
        BinaryPrimitives.WriteInt32LittleEndian(content[24..], (int)entry.Policy.MaxAge.TotalSeconds);
        BinaryPrimitives.WriteInt32LittleEndian(content[28..], (int)entry.Policy.StaleWhileRevalidate.TotalSeconds);
        BinaryPrimitives.WriteInt32LittleEndian(content[32..], entry.Reads.Length);
        MemoryMarshal.AsBytes(entry.Reads.AsSpan()).CopyTo(bytes.AsSpan(ReadsAt));
        body.CopyTo(bytes.AsSpan(ReadsAt + (entry.Reads.Length * sizeof(ulong))));
        bytes[0] = Version;
        WriteChecksum(content, bytes.AsSpan(1, ChecksumBytes));
        return bytes;
    }

    /// <summary>Reads an entry; null when the bytes are none.</summary>
    public static CacheEntry? Read(CacheKey key, ReadOnlySpan<byte> bytes, TimeProvider time)
    {
        if (bytes.Length < ReadsAt || bytes[0] != Version)
        {
            return null;
        }

        var content = bytes[ContentAt..];
        Span<byte> checksum = stackalloc byte[ChecksumBytes];
        WriteChecksum(content, checksum);
        if (!checksum.SequenceEqual(bytes.Slice(1, ChecksumBytes)))
        {
            return null;
        }

        var reads = new ulong[BinaryPrimitives.ReadInt32LittleEndian(content[32..])];
        var bodyAt = ReadsAt + (reads.Length * sizeof(ulong));
        bytes[ReadsAt..bodyAt].CopyTo(MemoryMarshal.AsBytes(reads.AsSpan()));
        var age = time.GetUtcNow().ToUnixTimeMilliseconds() - BinaryPrimitives.ReadInt64LittleEndian(content[8..]);
        return new CacheEntry(
            key,
            bytes[bodyAt..].ToArray(),
            reads,
            BinaryPrimitives.ReadInt64LittleEndian(content),
            time.GetTimestamp() - (long)(Math.Max(0, age) / 1000.0 * time.TimestampFrequency),
            TimeSpan.FromMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(content[16..])),
            new CachePolicy(
                TimeSpan.FromSeconds(BinaryPrimitives.ReadInt32LittleEndian(content[24..])),
                TimeSpan.FromSeconds(BinaryPrimitives.ReadInt32LittleEndian(content[28..]))));
    }

    private static void WriteChecksum(ReadOnlySpan<byte> content, Span<byte> checksum)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        hash[..ChecksumBytes].CopyTo(checksum);
    }
}
