using System.Runtime.InteropServices;
using KejiGraph.Embedded.Columns;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>
/// The relationships of one type and direction of the nodes of one type, by row: compressed sparse rows, cut into pages of
/// 256 rows. A change copies the pages it touches, so there is no overlay to look into and nothing to fold. Each node's
/// relationships stand in the order of (id of the other node, id of the relationship), which is the default order of answers.
/// </summary>
internal sealed class Adjacency(int[]?[] pages)
{
    /// <summary>No relationships.</summary>
    public static readonly Adjacency Empty = new([]);

    /// <summary>The pages, null where no row has a relationship.</summary>
    public int[]?[] Pages { get; } = pages;

    /// <summary>The relationships of a row.</summary>
    public Links this[int row]
    {
        get
        {
            var index = row >> Chunks.Shift;
            return index < Pages.Length && Pages[index] is { } page ? Page.Read(page, row & Chunks.Mask) : default;
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

    /// <summary>
    /// The relationships of 256 consecutive rows as one array: where those of each row end, then the nodes at the other ends of all
    /// of them, then their rows. So a read waits for memory as seldom as it can.
    /// </summary>
    internal static class Page
    {
        /// <summary>Joins the parts of a page.</summary>
        /// <param name="ends">For each of the 256 rows how many relationships it and those before it have.</param>
        /// <param name="nodes">The nodes at the other ends.</param>
        /// <param name="relationships">The rows of the relationships.</param>
        public static int[] Join(ReadOnlySpan<int> ends, ReadOnlySpan<NodeRef> nodes, ReadOnlySpan<int> relationships) =>
            [.. ends, .. MemoryMarshal.Cast<NodeRef, int>(nodes), .. relationships];

        /// <summary>The relationships of the row at a place.</summary>
        public static Links Read(int[] page, int place)
        {
            var start = place == 0 ? 0 : page[place - 1];
            var count = page[place] - start;
            var all = page[Chunks.Rows - 1];
            return new Links(
                MemoryMarshal.Cast<int, NodeRef>(page.AsSpan(Chunks.Rows + start, count)),
                page.AsSpan(Chunks.Rows + all + start, count));
        }
    }
}
