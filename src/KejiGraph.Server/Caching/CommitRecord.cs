namespace KejiGraph.Server.Caching;

/// <summary>A commit: its number and what it wrote.</summary>
/// <param name="sequence">The number of the commit.</param>
/// <param name="writes">The parts of the graph that it wrote.</param>
/// <param name="heard">The timestamp at which this server heard of it.</param>
internal sealed class CommitRecord(long sequence, ulong[] writes, long heard)
{
    // From here on a table is faster than to look each one up in a list.
    private const int Many = 32;

    private readonly HashSet<ulong>? _table = writes.Length > Many ? [.. writes] : null;
    private readonly bool _isWholeGraph = writes.AsSpan().Contains(Graph.Changes.DependencyHash.Graph);

    /// <summary>The number of the commit.</summary>
    public long Sequence => sequence;

    /// <summary>The timestamp at which this server heard of it.</summary>
    public long Heard => heard;

    /// <summary>It wrote one of these parts.</summary>
    public bool Touches(ReadOnlySpan<ulong> reads)
    {
        if (_isWholeGraph)
        {
            return true;
        }

        if (_table is null)
        {
            foreach (var write in writes)
            {
                if (reads.Contains(write))
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var read in reads)
        {
            if (_table.Contains(read))
            {
                return true;
            }
        }

        return false;
    }
}
