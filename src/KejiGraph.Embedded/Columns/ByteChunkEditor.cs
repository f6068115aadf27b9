namespace KejiGraph.Embedded.Columns;

/// <summary>
/// Makes a new directory of byte chunks from an old one. A touched chunk is split into its rows and joined again at the
/// end; when many are open, as in a bulk load, they are joined early to keep memory low.
/// </summary>
internal sealed class ByteChunkEditor(byte[]?[] chunks)
{
    private const int MaxOpenChunks = 64;

    private readonly ChunkDirectory<byte[]> _directory = new(chunks);
    private readonly Dictionary<int, byte[]?[]> _open = [];

    /// <summary>The bytes of a row now, or null.</summary>
    public byte[]? Get(int row)
    {
        if (_open.TryGetValue(row >> Chunks.Shift, out var rows))
        {
            return rows[row & Chunks.Mask];
        }

        return _directory[row >> Chunks.Shift] is { } chunk && ByteChunk.TryGet(chunk, row & Chunks.Mask, out var bytes)
            ? bytes.ToArray()
            : null;
    }

    /// <summary>Sets the bytes of a row; the array must not be changed after. Null clears.</summary>
    public void Set(int row, byte[]? bytes)
    {
        var index = row >> Chunks.Shift;
        if (!_open.TryGetValue(index, out var rows))
        {
            var chunk = _directory[index];
            if (chunk is null && bytes is null)
            {
                return;
            }

            if (_open.Count == MaxOpenChunks)
            {
                Join();
            }

            rows = chunk is null ? new byte[]?[Chunks.Rows] : ByteChunk.Split(chunk);
            _open.Add(index, rows);
        }

        rows[row & Chunks.Mask] = bytes;
    }

    /// <summary>The directory for the new column.</summary>
    public byte[]?[] Seal()
    {
        Join();
        return _directory.Seal();
    }

    private void Join()
    {
        foreach (var (index, rows) in _open)
        {
            _directory.Own(index, Array.TrueForAll(rows, row => row is null) ? null : ByteChunk.Join(rows));
        }

        _open.Clear();
    }
}
