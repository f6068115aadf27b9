namespace KejiGraph.GraphQL.Language;

/// <summary>
/// A place in a text, as errors report it: line and column, both counted from 1, columns in UTF-16 units.
/// </summary>
public readonly record struct SourceLocation(int Line, int Column)
{
    /// <summary>The form of error listings: <c>3:14</c>.</summary>
    public override string ToString() => $"{Line}:{Column}";
}
