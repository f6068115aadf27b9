namespace KejiGraph.Embedded.Running.Rows;

/// <summary>A list with positions as a sequence: the place to begin is found by halving.</summary>
internal readonly ref struct ListSequence<TList>(TList list) : IRowSequence<ListWalk<TList>>
    where TList : IRowList, allows ref struct
{
    private readonly TList _list = list;

    public ListWalk<TList> Walk(RunContext context, RowOrder order, Bound? from, bool inclusive, bool forward) =>
        new(_list, Start(_list, context, order, from, inclusive, forward), forward ? 1 : -1);

    /// <summary>The position at which a walk begins.</summary>
    public static int Start(TList list, RunContext context, RowOrder order, Bound? from, bool inclusive, bool forward)
    {
        if (from is null)
        {
            return forward ? 0 : list.Count - 1;
        }

        // Positions below `low` are before the place; the place itself counts as before when a forward walk must skip it, or
        // when a backward walk must begin with it.
        var includesPlace = inclusive != forward;
        var low = 0;
        var high = list.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var compared = order.CompareTo(context, list[middle], from);
            if (compared < 0 || (compared == 0 && includesPlace))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return forward ? low : low - 1;
    }
}

/// <summary>A walk over a list with positions.</summary>
internal ref struct ListWalk<TList>(TList list, int start, int step) : IRowWalk
    where TList : IRowList, allows ref struct
{
    private readonly TList _list = list;
    private int _position = start;

    public bool Next(out Row row)
    {
        if ((uint)_position < (uint)_list.Count)
        {
            row = _list[_position];
            _position += step;
            return true;
        }

        row = default;
        return false;
    }
}
