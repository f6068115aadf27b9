namespace KejiGraph.Embedded.Running.Rows;

/// <summary>Reads a page of rows that stand in order: it walks from the nearer bound and stops when the page is full.</summary>
internal static class OrderedPage
{
    public static void Read<TSequence, TWalk>(RunContext context, TSequence sequence, PageRequest request, PageRows page)
        where TSequence : IRowSequence<TWalk>, allows ref struct
        where TWalk : IRowWalk, allows ref struct
    {
        var forward = !request.FromEnd;
        var (near, far) = forward ? (request.After, request.Before) : (request.Before, request.After);
        var needsBeyond = forward ? request.NeedsHasNext : request.NeedsHasPrevious;
        var needsBehind = forward ? request.NeedsHasPrevious : request.NeedsHasNext;
        var walk = sequence.Walk(context, request.Order, near, inclusive: false, forward);
        var beyond = false;
        while ((page.Rows.Count < request.Count || needsBeyond) && walk.Next(out var row))
        {
            if (!request.Matches(context, row))
            {
                continue;
            }

            // A row that is past the page or past the far bound answers whether something lies beyond.
            beyond = page.Rows.Count == request.Count || (far is not null && IsPast(context, request, row, far));
            if (beyond)
            {
                break;
            }

            page.Rows.Add(row);
        }

        var behind = needsBehind && HasBehind<TSequence, TWalk>(context, sequence, request, page, near);
        if (!forward)
        {
            page.Rows.Reverse();
        }

        (page.HasNext, page.HasPrevious) = forward ? (beyond, behind) : (behind, beyond);
    }

    private static bool IsPast(RunContext context, PageRequest request, Row row, Bound far)
    {
        var compared = request.Order.CompareTo(context, row, far);
        return request.FromEnd ? compared <= 0 : compared >= 0;
    }

    /// <summary>A row of the list lies on the near side of the page: before its first row, or at or before the near bound.</summary>
    private static bool HasBehind<TSequence, TWalk>(
        RunContext context, TSequence sequence, PageRequest request, PageRows page, Bound? near)
        where TSequence : IRowSequence<TWalk>, allows ref struct
        where TWalk : IRowWalk, allows ref struct
    {
        var from = page.Rows.Count > 0
            ? request.Order.ToBound(request.Order.KeyOf(context, page.Rows[0]))
            : near;
        if (from is null)
        {
            return false;
        }

        var walk = sequence.Walk(context, request.Order, from, inclusive: page.Rows.Count == 0, forward: request.FromEnd);
        while (walk.Next(out var row))
        {
            if (request.Matches(context, row))
            {
                return true;
            }
        }

        return false;
    }
}
