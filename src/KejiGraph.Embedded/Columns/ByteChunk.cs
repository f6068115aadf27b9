namespace KejiGraph.Embedded.Columns;

/// <summary>Byte strings of consecutive rows, one after the other in one array: two objects for 256 rows.</summary>
internal sealed class ByteChunk
{
    private readonly Presence _present;
    private readonly int[] _starts;
    private readonly byte[] _bytes;

    /// <summary>Joins the byte strings of a chunk; null where the row has none.</summary>
    public ByteChunk(ReadOnlySpan<byte[]?> rows)
    {
        _starts = new int[Chunks.Rows + 1];
        var length = 0;
        for (var place = 0; place < rows.Length; place++)
        {
            _present.Set(place, rows[place] is not null);
            length = checked(length + (rows[place]?.Length ?? 0));
            _starts[place + 1] = length;
        }

        _bytes = new byte[length];
        for (var place = 0; place < rows.Length; place++)
        {
            rows[place]?.CopyTo(_bytes, _starts[place]);
        }
    }

    /// <summary>The bytes of the row at that place, if it has any.</summary>
    public bool TryGet(int place, out ReadOnlySpan<byte> bytes)
    {
        var start = _starts[place];
        bytes = _bytes.AsSpan(start, _starts[place + 1] - start);
        return _present[place];
    }

    /// <summary>The bytes of a row in a directory of chunks, if it has any.</summary>
    public static bool TryGet(ByteChunk?[] chunks, int row, out ReadOnlySpan<byte> bytes)
    {
        var index = row >> Chunks.Shift;
        if (index < chunks.Length && chunks[index] is { } chunk)
        {
            return chunk.TryGet(row & Chunks.Mask, out bytes);
        }

        bytes = default;
        return false;
    }

    /// <summary>The row has bytes.</summary>
    public static bool Has(ByteChunk?[] chunks, int row)
    {
        var index = row >> Chunks.Shift;
        return index < chunks.Length && chunks[index] is { } chunk && chunk._present[row & Chunks.Mask];
    }

    /// <summary>The byte strings of the chunk, each as an array of its own.</summary>
    public byte[]?[] Split()
    {
        var rows = new byte[]?[Chunks.Rows];
        for (var place = 0; place < rows.Length; place++)
        {
            rows[place] = TryGet(place, out var bytes) ? bytes.ToArray() : null;
        }

        return rows;
    }
}
