using KejiGraph.Embedded.Snapshots;

namespace KejiGraph.Embedded.Tests.Snapshots;

public sealed class RowTreeTests
{
    private static readonly Comparison<int> Backward = (left, right) => right.CompareTo(left);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_tree_holds_what_a_sorted_list_holds(int seed)
    {
        var random = new Random(seed);
        var tree = RowTree.Empty;
        var expected = new SortedSet<int>(Comparer<int>.Create(Backward));
        for (var step = 0; step < 20_000; step++)
        {
            var row = random.Next(3_000);
            tree = expected.Add(row) ? tree.Insert(row, Backward) : tree.Remove(row, Backward);
            if (tree.Count < expected.Count)
            {
                expected.Remove(row);
            }
        }

        Assert.Equal(expected, tree.ToArray());
        Assert.Equal(expected.Count, tree.Count);
    }

    [Fact]
    public void Rank_counts_what_comes_before()
    {
        var tree = RowTree.Of([.. Enumerable.Range(0, 10_000).Select(number => number * 2)]);

        Assert.Equal(0, tree.Rank(row => row - -1));
        Assert.Equal(50, tree.Rank(row => row - 99));
        Assert.Equal(50, tree.Rank(row => row - 100));
        Assert.Equal(51, tree.Rank(row => row - 101));
        Assert.Equal(10_000, tree.Rank(row => row - 1_000_000));
    }

    [Fact]
    public void Every_rank_gives_its_row()
    {
        int[] rows = [.. Enumerable.Range(0, 30_000)];

        var tree = RowTree.Of(rows);

        Assert.Equal(rows, Enumerable.Range(0, tree.Count).Select(rank => tree[rank]));
    }

    [Fact]
    public void An_old_tree_does_not_see_what_a_new_one_got()
    {
        var before = RowTree.Of([1, 3, 5]);

        var after = before.Insert(4, Comparer<int>.Default.Compare).Remove(1, Comparer<int>.Default.Compare);

        Assert.Equal([1, 3, 5], before.ToArray());
        Assert.Equal([3, 4, 5], after.ToArray());
    }
}
