using KejiGraph.Embedded.Columns;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>
/// The relationships of one type and direction of the nodes of one type, by row: compressed sparse rows, cut into pages of
/// 256 rows. A change copies the pages it touches, so there is no overlay to look into and nothing to fold. Each node's
/// relationships stand in the order of (id of the other node, id of the relationship), which is the default order of answers.
/// </summary>
internal sealed class Adjacency(Adjacency.Page?[] pages)
{
    /// <summary>No relationships.</summary>
    public static readonly Adjacency Empty = new([]);

    /// <summary>The pages, null where no row has a relationship.</summary>
    public Page?[] Pages { get; } = pages;

    /// <summary>The relationships of a row.</summary>
    public Links this[int row]
    {
        get
        {
            var index = row >> Chunks.Shift;
            return index < Pages.Length && Pages[index] is { } page ? page[row & Chunks.Mask] : default;
        }
    }

    /// <summary>The relationships of one node: other nodes and rows of the relationship table, side by side.</summary>
    public readonly ref struct Links(ReadOnlySpan<NodeRef> nodes, ReadOnlySpan<int> relationships)
    {
        /// <summary>The nodes at the other ends.</summary>
        public ReadOnlySpan<NodeRef> Nodes { get; } = nodes;

        /// <summary>The rows of the relationships that lead to them.</summary>
        public ReadOnlySpan<int> Relationships { get; } = relationships;

        /// <summary>How many there are.</summary>
        public int Count => Nodes.Length;
    }

    /// <summary>The relationships of 256 consecutive rows.</summary>
    internal sealed class Page(int[] starts, NodeRef[] nodes, int[] relationships)
    {
        public Links this[int place]
        {
            get
            {
                var start = starts[place];
                var count = starts[place + 1] - start;
                return new Links(nodes.AsSpan(start, count), relationships.AsSpan(start, count));
            }
        }
    }
}
