using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.Caching;

/// <summary>
/// An entry as bytes: version, checksum of all that follows, sequence, when it was made, how long it lives and may be used without asking
/// again, what it depends on, the body; from a size on the body is packed with Brotli, as most clients take it.
/// </summary>
internal static class EntryFormat
{
    private const int NotPacked = -1;
    private const byte Version = 4;
    private const int ChecksumBytes = 8;
    private const int ContentAt = 1 + ChecksumBytes;
    private const int ReadsAt = ContentAt + (3 * sizeof(long)) + (4 * sizeof(int));

    /// <summary>Writes an entry.</summary>
    public static byte[] Write(CacheEntry entry, byte[] body, TimeProvider time)
    {
        var made = time.GetUtcNow() - time.GetElapsedTime(entry.Made);
        var packed = body.Length < ContentCodings.LeastBytes
            ? null
            : entry.FindEncoded(ContentCoding.Brotli) ?? ContentCodings.Encode(ContentCoding.Brotli, body, CompressionLevel.Fastest);
        var held = packed ?? body;
        var bytes = new byte[ReadsAt + (entry.Reads.Length * sizeof(ulong)) + held.Length];
        var content = bytes.AsSpan(ContentAt);
        BinaryPrimitives.WriteInt64LittleEndian(content, entry.Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(content[8..], made.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(content[16..], (long)entry.Lifetime.TotalMilliseconds);
        BinaryPrimitives.WriteInt32LittleEndian(content[24..], (int)entry.Policy.MaxAge.TotalSeconds);
        BinaryPrimitives.WriteInt32LittleEndian(content[28..], (int)entry.Policy.StaleWhileRevalidate.TotalSeconds);
        BinaryPrimitives.WriteInt32LittleEndian(content[32..], entry.Reads.Length);
        BinaryPrimitives.WriteInt32LittleEndian(content[36..], packed is null ? NotPacked : body.Length);
        MemoryMarshal.AsBytes(entry.Reads.AsSpan()).CopyTo(bytes.AsSpan(ReadsAt));
        held.CopyTo(bytes.AsSpan(ReadsAt + (entry.Reads.Length * sizeof(ulong))));
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
        var heldAt = ReadsAt + (reads.Length * sizeof(ulong));
        bytes[ReadsAt..heldAt].CopyTo(MemoryMarshal.AsBytes(reads.AsSpan()));
        var held = bytes[heldAt..].ToArray();
        var length = BinaryPrimitives.ReadInt32LittleEndian(content[36..]);
        var age = time.GetUtcNow().ToUnixTimeMilliseconds() - BinaryPrimitives.ReadInt64LittleEndian(content[8..]);
        var entry = new CacheEntry(
            key,
            length == NotPacked ? held : Unpack(held, length),
            reads,
            BinaryPrimitives.ReadInt64LittleEndian(content),
            time.GetTimestamp() - (long)(Math.Max(0, age) / 1000.0 * time.TimestampFrequency),
            TimeSpan.FromMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(content[16..])),
            new CachePolicy(
                TimeSpan.FromSeconds(BinaryPrimitives.ReadInt32LittleEndian(content[24..])),
                TimeSpan.FromSeconds(BinaryPrimitives.ReadInt32LittleEndian(content[28..]))));
        if (length != NotPacked && entry.KeepEncoded(ContentCoding.Brotli, held))
        {
            entry.Bytes += held.Length;
        }

        return entry;
    }

    private static byte[] Unpack(ReadOnlySpan<byte> packed, int length)
    {
        var body = new byte[length];
        return BrotliDecoder.TryDecompress(packed, body, out var written) && written == length
            ? body
            : throw new InvalidDataException("An entry whose checksum is right does not hold a body.");
    }

    private static void WriteChecksum(ReadOnlySpan<byte> content, Span<byte> checksum)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        hash[..ChecksumBytes].CopyTo(checksum);
    }
}
