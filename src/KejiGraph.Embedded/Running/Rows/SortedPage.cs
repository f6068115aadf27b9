namespace KejiGraph.Embedded.Running.Rows;

/// <summary>
/// Reads a page of rows that come in any order: it looks at each of them and keeps the first ones of the range in a heap.
/// </summary>
internal sealed class SortedPage(RunContext context, PageRequest request, PageRows page)
{
    private readonly int _sign = request.FromEnd ? -1 : 1;
    private bool _hasBehind;
    private bool _hasBeyond;

    /// <summary>Looks at one row.</summary>
    public void Offer(Row row)
    {
        if (!request.Matches(context, row))
        {
            return;
        }

        page.TotalCount++;
        var isAfter = request.After is null || request.Order.CompareTo(context, row, request.After) > 0;
        var isBefore = request.Before is null || request.Order.CompareTo(context, row, request.Before) < 0;
        if (isAfter && isBefore)
        {
            Keep(row);
            return;
        }

        // Seen from the bound at which the page begins, a row is behind it or beyond the page.
        var isBehind = request.FromEnd ? !isBefore : !isAfter;
        _hasBehind |= isBehind;
        _hasBeyond |= !isBehind;
    }

    /// <summary>Puts the page in order once all rows were looked at.</summary>
    public void Complete()
    {
        page.Rows.Sort((left, right) => request.Order.Compare(context, left, right));
        (page.HasNext, page.HasPrevious) = request.FromEnd ? (_hasBehind, _hasBeyond) : (_hasBeyond, _hasBehind);
    }

    /// <summary>A binary heap with the row at its root that is the next to be dropped.</summary>
    private void Keep(Row row)
    {
        var rows = page.Rows;
        if (rows.Count < request.Count)
        {
            rows.Add(row);
            Rise(rows.Count - 1);
            return;
        }

        _hasBeyond = true;
        if (rows.Count > 0 && ComesBefore(row, rows[0]))
        {
            rows[0] = row;
            Sink();
        }
    }

    private void Rise(int at)
    {
        var rows = page.Rows;
        for (var parent = (at - 1) / 2; at > 0 && ComesBefore(rows[parent], rows[at]); at = parent, parent = (at - 1) / 2)
        {
            (rows[at], rows[parent]) = (rows[parent], rows[at]);
        }
    }

    private void Sink()
    {
        var rows = page.Rows;
        for (var at = 0; ;)
        {
            var last = at;
            for (var child = at * 2 + 1; child <= at * 2 + 2 && child < rows.Count; child++)
            {
                last = ComesBefore(rows[last], rows[child]) ? child : last;
            }

            if (last == at)
            {
                return;
            }

            (rows[at], rows[last]) = (rows[last], rows[at]);
            at = last;
        }
    }

    private bool ComesBefore(Row left, Row right) => request.Order.Compare(context, left, right) * _sign < 0;
}
