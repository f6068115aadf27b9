namespace KejiGraph.Embedded.Snapshots;

/// <summary>
/// An ordered set of rows that knows ranks: a B+ tree whose nodes are never changed, so that an old version stays good while
/// a new one shares all but the touched path with it. What the order is, the caller says with each call; it must be the same
/// order for all rows of the tree.
/// </summary>
internal sealed class RowTree
{
    /// <summary>No rows.</summary>
    public static readonly RowTree Empty = new(new Leaf([]));

    private const int MaxWidth = 128;

    private readonly Page _root;

    private RowTree(Page root)
    {
        _root = root;
    }

    /// <summary>The number of rows.</summary>
    public int Count => _root.Count;

    /// <summary>The row with that rank, from 0. O(log n).</summary>
    public int this[int rank]
    {
        get
        {
            var page = _root;
            while (page is Branch branch)
            {
                page = branch.Descend(ref rank);
            }

            return ((Leaf)page).Rows[rank];
        }
    }

    /// <summary>Makes a tree of rows that are in order already. O(n).</summary>
    public static RowTree Of(ReadOnlySpan<int> ordered)
    {
        if (ordered.IsEmpty)
        {
            return Empty;
        }

        // Pages are filled to three quarters, so that the next insertions do not split each of them.
        const int Fill = MaxWidth * 3 / 4;
        var pages = new List<Page>(ordered.Length / Fill + 1);
        for (var start = 0; start < ordered.Length; start += Fill)
        {
            pages.Add(new Leaf(ordered[start..Math.Min(start + Fill, ordered.Length)].ToArray()));
        }

        while (pages.Count > 1)
        {
            pages = [.. pages.Chunk(Fill).Select(children => new Branch(children))];
        }

        return new RowTree(pages[0]);
    }

    /// <summary>
    /// The number of rows before the place that <paramref name="compare"/> describes: it returns less than 0 for rows before
    /// it, and 0 or more for the others. O(log n).
    /// </summary>
    public int Rank(Func<int, int> compare)
    {
        var rank = 0;
        var page = _root;
        while (page is Branch branch)
        {
            // The place is in the last child whose first row lies before it.
            var child = Search(branch.Children.Length, at => compare(branch.Children[at].First) < 0);
            child = Math.Max(child - 1, 0);
            for (var before = 0; before < child; before++)
            {
                rank += branch.Children[before].Count;
            }

            page = branch.Children[child];
        }

        var rows = ((Leaf)page).Rows;
        return rank + Search(rows.Length, at => compare(rows[at]) < 0);
    }

    /// <summary>The tree with one more row. The row must not be in it.</summary>
    public RowTree Insert(int row, Comparison<int> order)
    {
        var (left, right) = _root.Insert(Rank(other => order(other, row)), row);
        return new RowTree(right is null ? left : new Branch([left, right]));
    }

    /// <summary>The tree without a row that is in it.</summary>
    public RowTree Remove(int row, Comparison<int> order)
    {
        var rank = Rank(other => order(other, row));
        var root = _root.RemoveAt(rank);
        while (root is Branch { Children.Length: 1 } branch)
        {
            root = branch.Children[0];
        }

        return root is null ? Empty : new RowTree(root);
    }

    /// <summary>All rows in order.</summary>
    public int[] ToArray()
    {
        var rows = new int[Count];
        var length = 0;
        _root.CopyTo(rows, ref length);
        return rows;
    }

    /// <summary>The first place of 0 … count at which the condition, true up to some place, is false.</summary>
    private static int Search(int count, Predicate<int> isBefore)
    {
        var low = 0;
        var high = count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (isBefore(middle))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private abstract class Page(int count, int first)
    {
        public int Count { get; } = count;

        public int First { get; } = first;

        /// <summary>This page with a row at a rank, and its right half where it grew too wide.</summary>
        public abstract (Page Left, Page? Right) Insert(int rank, int row);

        /// <summary>This page without the row at a rank; null when none is left.</summary>
        public abstract Page? RemoveAt(int rank);

        public abstract void CopyTo(int[] rows, ref int length);
    }

    private sealed class Leaf(int[] rows) : Page(rows.Length, rows.Length == 0 ? -1 : rows[0])
    {
        public int[] Rows { get; } = rows;

        public override (Page Left, Page? Right) Insert(int rank, int row)
        {
            int[] rows = [.. Rows.AsSpan(0, rank), row, .. Rows.AsSpan(rank)];
            return rows.Length <= MaxWidth
                ? (new Leaf(rows), null)
                : (new Leaf(rows[..(MaxWidth / 2)]), new Leaf(rows[(MaxWidth / 2)..]));
        }

        public override Page? RemoveAt(int rank) =>
            Rows.Length == 1 ? null : new Leaf([.. Rows.AsSpan(0, rank), .. Rows.AsSpan(rank + 1)]);

        public override void CopyTo(int[] rows, ref int length)
        {
            Rows.CopyTo(rows, length);
            length += Rows.Length;
        }
    }

    private sealed class Branch(Page[] children) : Page(children.Sum(child => child.Count), children[0].First)
    {
        public Page[] Children { get; } = children;

        /// <summary>The child that holds a rank, which becomes the rank within it.</summary>
        public Page Descend(ref int rank) => Children[ChildAt(ref rank, bound: 0)];

        public override (Page Left, Page? Right) Insert(int rank, int row)
        {
            var at = ChildAt(ref rank, bound: 1);
            var (left, right) = Children[at].Insert(rank, row);
            Page[] children = right is null
                ? [.. Children.AsSpan(0, at), left, .. Children.AsSpan(at + 1)]
                : [.. Children.AsSpan(0, at), left, right, .. Children.AsSpan(at + 1)];
            return children.Length <= MaxWidth
                ? (new Branch(children), null)
                : (new Branch(children[..(MaxWidth / 2)]), new Branch(children[(MaxWidth / 2)..]));
        }

        public override Page? RemoveAt(int rank)
        {
            var at = ChildAt(ref rank, bound: 0);
            var child = Children[at].RemoveAt(rank);
            if (child is not null)
            {
                return new Branch([.. Children.AsSpan(0, at), child, .. Children.AsSpan(at + 1)]);
            }

            return Children.Length == 1 ? null : new Branch([.. Children.AsSpan(0, at), .. Children.AsSpan(at + 1)]);
        }

        public override void CopyTo(int[] rows, ref int length)
        {
            foreach (var child in Children)
            {
                child.CopyTo(rows, ref length);
            }
        }

        /// <summary>
        /// The child in which a rank lies; with bound 1 the rank may also be the end of a child, as for an insertion.
        /// </summary>
        private int ChildAt(ref int rank, int bound)
        {
            var at = 0;
            while (at < Children.Length - 1 && rank >= Children[at].Count + bound)
            {
                rank -= Children[at].Count;
                at++;
            }

            return at;
        }
    }
}
