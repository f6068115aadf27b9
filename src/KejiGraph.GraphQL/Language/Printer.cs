namespace KejiGraph.GraphQL.Language;

/// <summary>
/// Syntax to text, laid out as graphql-js's <c>print</c> lays it out. Linear in the size of the syntax.
/// </summary>
public static class Printer
{
    // Deeper than this, messages that quote a value keep it on one line.
    private const int MaxIndentDepthInErrors = 100;

    /// <summary>The text of a piece of syntax; parsing it gives the same syntax again.</summary>
    public static string Print(SyntaxNode node)
    {
        var writer = new SyntaxWriter(new PrintBuffer());
        writer.Write(node);
        return writer.Buffer.Render(int.MaxValue);
    }

    /// <summary>The text of a value or type, as messages quote it.</summary>
    internal static string PrintForError(SyntaxNode node)
    {
        var writer = new SyntaxWriter(new PrintBuffer());
        writer.Write(node);
        return writer.Buffer.Render(MaxIndentDepthInErrors);
    }
}
