namespace KejiGraph.Embedded.Columns;

/// <summary>
/// How rows are cut into chunks. A chunk is the unit that a write copies: small enough that a single change costs little,
/// large enough that a column of ten million rows has a directory of forty thousand entries.
/// </summary>
internal static class Chunks
{
    /// <summary>The binary logarithm of <see cref="Rows"/>.</summary>
    public const int Shift = 8;

    /// <summary>Rows of one chunk.</summary>
    public const int Rows = 1 << Shift;

    /// <summary>Takes the place within its chunk from a row.</summary>
    public const int Mask = Rows - 1;

    /// <summary>The number of chunks that hold so many rows.</summary>
    public static int CountFor(int rows) => (rows + Mask) >> Shift;
}
