namespace KejiGraph.Graph.Plans;

/// <summary>What a page knows of its place in the list, as the Relay specification names it.</summary>
public enum PageFactKind
{
    /// <summary>A row sorts after the last row of the page.</summary>
    HasNextPage,

    /// <summary>A row sorts before the first row of the page.</summary>
    HasPreviousPage,

    /// <summary>The cursor of the first row; null when the page is empty.</summary>
    StartCursor,

    /// <summary>The cursor of the last row; null when the page is empty.</summary>
    EndCursor,
}
