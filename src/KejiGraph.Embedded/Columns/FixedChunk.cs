using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KejiGraph.Embedded.Columns;

/// <summary>Values of fixed size of 256 consecutive rows as one array: a bit for each row that has a value, then the values.</summary>
internal static class FixedChunk
{
    private const int PresenceBytes = Chunks.Rows / 8;

    /// <summary>A chunk without values.</summary>
    public static byte[] New<T>()
        where T : unmanaged => new byte[PresenceBytes + Chunks.Rows * Unsafe.SizeOf<T>()];

    /// <summary>The value of the row at a place, if it has one.</summary>
    public static bool TryGet<T>(byte[] chunk, int place, out T value)
        where T : unmanaged
    {
        value = MemoryMarshal.Read<T>(chunk.AsSpan(PresenceBytes + place * Unsafe.SizeOf<T>()));
        return (chunk[place >> 3] >> (place & 7) & 1) != 0;
    }

    /// <summary>Gives the row at a place a value; null takes it away.</summary>
    public static void Set<T>(byte[] chunk, int place, T? value)
        where T : unmanaged
    {
        MemoryMarshal.Write(chunk.AsSpan(PresenceBytes + place * Unsafe.SizeOf<T>()), value.GetValueOrDefault());
        var bit = 1 << (place & 7);
        chunk[place >> 3] = (byte)(value is null ? chunk[place >> 3] & ~bit : chunk[place >> 3] | bit);
    }
}
