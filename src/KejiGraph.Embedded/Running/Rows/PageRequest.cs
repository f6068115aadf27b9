using KejiGraph.Embedded.Running.Predicates;

namespace KejiGraph.Embedded.Running.Rows;

/// <summary>Which rows of a list a connection reads in this run, and what else it must know of them.</summary>
/// <param name="Order">The order of the list.</param>
/// <param name="Test">Which rows belong to the list; null: all that the source gives.</param>
/// <param name="Count">How many rows at most.</param>
/// <param name="FromEnd">The last ones of the range instead of the first ones.</param>
/// <param name="After">Only rows after this place.</param>
/// <param name="Before">Only rows before this place.</param>
/// <param name="NeedsHasNext">Whether a row follows the page is asked for.</param>
/// <param name="NeedsHasPrevious">Whether a row comes before the page is asked for.</param>
/// <param name="NeedsTotalCount">The number of rows on all pages is asked for.</param>
internal sealed record PageRequest(
    RowOrder Order,
    Test? Test,
    int Count,
    bool FromEnd,
    Bound? After,
    Bound? Before,
    bool NeedsHasNext,
    bool NeedsHasPrevious,
    bool NeedsTotalCount)
{
    /// <summary>Rows are asked for, or where the page stands.</summary>
    public bool NeedsRows => Count > 0 || NeedsHasNext || NeedsHasPrevious;

    /// <summary>The row belongs to the list.</summary>
    public bool Matches(RunContext context, Row row)
    {
        context.Deadline.CountRow();
        return Test?.Matches(context, new Scope(row)) ?? true;
    }
}
