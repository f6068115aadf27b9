namespace KejiGraph.Embedded.Running.Rows;

/// <summary>Several ordered lists as one sequence: at each step the smallest of their heads, or going backward the greatest.</summary>
internal sealed class MergedSequence(IRowList[] lists) : IRowSequence<MergedSequence.MergedWalk>
{
    public MergedWalk Walk(RunContext context, RowOrder order, Bound? from, bool inclusive, bool forward)
    {
        var heads = Array.ConvertAll(
            lists, list => ListSequence<IRowList>.Start(list, context, order, from, inclusive, forward));
        return new MergedWalk(context, order, lists, heads, forward ? 1 : -1);
    }

    internal sealed class MergedWalk(RunContext context, RowOrder order, IRowList[] lists, int[] heads, int step) : IRowWalk
    {
        public bool Next(out Row row)
        {
            var chosen = -1;
            row = default;
            for (var index = 0; index < lists.Length; index++)
            {
                if ((uint)heads[index] < (uint)lists[index].Count)
                {
                    var head = lists[index][heads[index]];
                    if (chosen < 0 || order.Compare(context, head, row) * step < 0)
                    {
                        chosen = index;
                        row = head;
                    }
                }
            }

            if (chosen < 0)
            {
                return false;
            }

            heads[chosen] += step;
            return true;
        }
    }
}
