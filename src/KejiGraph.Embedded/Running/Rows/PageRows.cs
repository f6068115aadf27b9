namespace KejiGraph.Embedded.Running.Rows;

/// <summary>The rows of a page and what is known of their place in the list. Used again and again within a run.</summary>
internal sealed class PageRows
{
    /// <summary>The rows, in the order of the list.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>The order of the list, for cursors.</summary>
    public RowOrder? Order { get; set; }

    /// <summary>A row sorts after the page.</summary>
    public bool HasNext { get; set; }

    /// <summary>A row sorts before the page.</summary>
    public bool HasPrevious { get; set; }

    /// <summary>The number of rows on all pages.</summary>
    public long TotalCount { get; set; }

    /// <summary>Makes it ready for the next page.</summary>
    public void Clear()
    {
        Rows.Clear();
        Order = null;
        HasNext = false;
        HasPrevious = false;
        TotalCount = 0;
    }
}
