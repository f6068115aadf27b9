namespace KejiGraph.GraphQL.Language;

/// <summary>
/// A byte offset in a text. Cheap to carry; it becomes a line and a column only in an error. A position without a
/// source belongs to syntax that was made in code, and errors leave it out.
/// </summary>
public readonly record struct SourcePosition(SourceText? Source, int Offset)
{
    /// <summary>The place where a piece of syntax starts; no place for null.</summary>
    public static implicit operator SourcePosition(SyntaxNode? node) =>
        node is null ? default : new SourcePosition(node.Source, node.Start);
}
