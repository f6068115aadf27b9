namespace KejiGraph.GraphQL.Language;

/// <summary>
/// A piece of parsed text: immutable, and knowing the bytes it came from. Syntax can also be made in code; it then has
/// no source, and errors about it have no location. All lists are never null, only empty.
/// </summary>
public abstract class SyntaxNode
{
    /// <summary>The text this was parsed from; null for syntax made in code.</summary>
    public SourceText? Source { get; init; }

    /// <summary>Offset of the first byte.</summary>
    public int Start { get; init; }

    /// <summary>Offset after the last byte.</summary>
    public int End { get; init; }

    /// <summary>Which class this is, for a switch.</summary>
    public abstract SyntaxKind Kind { get; }

    /// <summary>The place of something inside this node, for errors that point at a name.</summary>
    internal SourcePosition At(int offset) => new(Source, offset);

    /// <summary>The syntax as the printer writes it.</summary>
    public override string ToString() => Printer.Print(this);
}
