namespace KejiGraph.Embedded.Columns;

/// <summary>
/// The chunks of a column under edit: a copy of the old column's directory, with a note of the chunks that are this edit's
/// own and may be written in place.
/// </summary>
internal sealed class ChunkDirectory<TChunk>(TChunk?[] old)
    where TChunk : class
{
    private TChunk?[] _chunks = old;
    private bool[]? _owned;

    /// <summary>The chunk as it is now; null where no row has a value.</summary>
    public TChunk? this[int chunk] => chunk < _chunks.Length ? _chunks[chunk] : null;

    /// <summary>The chunk belongs to this edit.</summary>
    public bool IsOwned(int chunk) => _owned is not null && chunk < _owned.Length && _owned[chunk];

    /// <summary>Puts a chunk in place; it belongs to this edit from now on.</summary>
    public void Own(int chunk, TChunk? value)
    {
        if (_owned is null || chunk >= _owned.Length)
        {
            var length = Math.Max(chunk + 1, _owned is null ? _chunks.Length : _owned.Length * 2);
            Array.Resize(ref _owned, length);
            var copy = new TChunk?[length];
            _chunks.AsSpan().CopyTo(copy);
            _chunks = copy;
        }

        _chunks[chunk] = value;
        _owned[chunk] = true;
    }

    /// <summary>The directory for the new column.</summary>
    public TChunk?[] Seal() => _chunks;
}
