using System.Runtime.InteropServices;

namespace KejiGraph.Embedded.Columns;

/// <summary>
/// Byte strings of 256 consecutive rows as one array: where each ends, then all of them one after the other. So a read touches
/// the array's beginning and the bytes themselves, and nothing else; what a row costs is mostly waiting for memory.
/// </summary>
internal static class ByteChunk
{
    private const int TableBytes = Chunks.Rows * sizeof(int);

    // An end has this bit when its row has no bytes.
    private const int Absent = int.MinValue;

    /// <summary>Joins the byte strings of a chunk; null where the row has none.</summary>
    public static byte[] Join(ReadOnlySpan<byte[]?> rows)
    {
        var length = TableBytes;
        foreach (var row in rows)
        {
            length = checked(length + (row?.Length ?? 0));
        }

        var chunk = new byte[length];
        var ends = MemoryMarshal.Cast<byte, int>(chunk.AsSpan(0, TableBytes));
        var end = TableBytes;
        for (var place = 0; place < rows.Length; place++)
        {
            rows[place]?.CopyTo(chunk, end);
            end += rows[place]?.Length ?? 0;
            ends[place] = rows[place] is null ? end | Absent : end;
        }

        return chunk;
    }

    /// <summary>The bytes of a row in a directory of chunks, if it has any.</summary>
    public static bool TryGet(byte[]?[] chunks, int row, out ReadOnlySpan<byte> bytes)
    {
        var index = row >> Chunks.Shift;
        if (index < chunks.Length && chunks[index] is { } chunk)
        {
            return TryGet(chunk, row & Chunks.Mask, out bytes);
        }

        bytes = default;
        return false;
    }

    /// <summary>The row has bytes.</summary>
    public static bool Has(byte[]?[] chunks, int row) => TryGet(chunks, row, out _);

    /// <summary>The bytes of the row at a place of a chunk, if it has any.</summary>
    public static bool TryGet(byte[] chunk, int place, out ReadOnlySpan<byte> bytes)
    {
        var ends = MemoryMarshal.Cast<byte, int>(chunk.AsSpan(0, TableBytes));
        var end = ends[place];
        var start = place == 0 ? TableBytes : ends[place - 1] & ~Absent;
        bytes = chunk.AsSpan(start, (end & ~Absent) - start);
        return end >= 0;
    }

    /// <summary>The byte strings of a chunk, each as an array of its own.</summary>
    public static byte[]?[] Split(byte[] chunk)
    {
        var rows = new byte[]?[Chunks.Rows];
        for (var place = 0; place < rows.Length; place++)
        {
            rows[place] = TryGet(chunk, place, out var bytes) ? bytes.ToArray() : null;
        }

        return rows;
    }
}
