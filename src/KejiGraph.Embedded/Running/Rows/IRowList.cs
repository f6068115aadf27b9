namespace KejiGraph.Embedded.Running.Rows;

/// <summary>Rows that stand in the order of the list already, so that a page is read without touching the others.</summary>
internal interface IRowList
{
    /// <summary>How many rows there are.</summary>
    int Count { get; }

    /// <summary>The row at a position.</summary>
    Row this[int position] { get; }
}

/// <summary>Goes through rows in one direction.</summary>
internal interface IRowWalk
{
    /// <summary>The next row, if there is one.</summary>
    bool Next(out Row row);
}

/// <summary>Ordered rows that can be walked from any place in both directions.</summary>
internal interface IRowSequence<out TWalk>
    where TWalk : IRowWalk, allows ref struct
{
    /// <summary>Begins a walk.</summary>
    /// <param name="context">The run.</param>
    /// <param name="order">The order in which the rows stand.</param>
    /// <param name="from">Where to begin; null: at the first row, or going backward at the last.</param>
    /// <param name="inclusive">A row that stands exactly at <paramref name="from"/> is walked too.</param>
    /// <param name="forward">The direction.</param>
    TWalk Walk(RunContext context, RowOrder order, Bound? from, bool inclusive, bool forward);
}
