namespace KejiGraph.Graph.Plans;

/// <summary>Which rows of an ordered list a connection returns.</summary>
/// <param name="Count">How many rows at most; 0 returns none.</param>
/// <param name="FromEnd">Take the last rows of the range instead of the first ones.</param>
/// <param name="After">Only rows that sort after this cursor key; null: from the start.</param>
/// <param name="Before">Only rows that sort before this cursor key; null: to the end.</param>
public sealed record PageWindow(int Count, bool FromEnd = false, CursorKey? After = null, CursorKey? Before = null);
