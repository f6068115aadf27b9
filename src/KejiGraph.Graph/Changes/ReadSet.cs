namespace KejiGraph.Graph.Changes;

/// <summary>
/// The parts of the graph that an answer depends on, while a store collects them: a commit that writes none of them leaves the answer
/// as it is. Used by one thread at a time; can be used again.
/// </summary>
public sealed class ReadSet
{
    private ulong[] _hashes = [];
    private int _count;

    /// <summary>The parts, as <see cref="DependencyHash"/> makes them; some may stand there more than once.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, _count);

    /// <summary>Adds a part.</summary>
    public void Add(ulong hash)
    {
        if (_count == _hashes.Length)
        {
            Array.Resize(ref _hashes, Math.Max(64, _count * 2));
        }

        _hashes[_count++] = hash;
    }

    /// <summary>Room for parts, as many as are asked for; <see cref="Advance"/> adds those that were written there.</summary>
    public Span<ulong> Reserve(int count)
    {
        if (_count + count > _hashes.Length)
        {
            Array.Resize(ref _hashes, Math.Max(_count + count, _count * 2));
        }

        return _hashes.AsSpan(_count, count);
    }

    /// <summary>Adds the first parts of the room.</summary>
    public void Advance(int count) => _count += count;

    /// <summary>Forgets all parts.</summary>
    public void Clear() => _count = 0;
}
