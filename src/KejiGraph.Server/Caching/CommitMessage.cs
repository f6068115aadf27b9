using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace KejiGraph.Server.Caching;

/// <summary>What a server tells the others of a commit.</summary>
/// <param name="Server">Who tells it.</param>
/// <param name="Sequence">The number of the commit.</param>
/// <param name="Writes">What it wrote.</param>
internal readonly record struct CommitMessage(Guid Server, long Sequence, ulong[] Writes)
{
    private const int HeaderBytes = 16 + sizeof(long);

    /// <summary>Reads a message; null when the bytes are none.</summary>
    public static CommitMessage? Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= HeaderBytes && (bytes.Length - HeaderBytes) % sizeof(ulong) == 0
            ? new CommitMessage(
                new Guid(bytes[..16]),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
                MemoryMarshal.Cast<byte, ulong>(bytes[HeaderBytes..]).ToArray())
            : null;

    /// <summary>The message as bytes.</summary>
    public byte[] Write()
    {
        var bytes = new byte[HeaderBytes + (Writes.Length * sizeof(ulong))];
        Server.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), Sequence);
        MemoryMarshal.AsBytes(Writes.AsSpan()).CopyTo(bytes.AsSpan(HeaderBytes));
        return bytes;
    }
}
