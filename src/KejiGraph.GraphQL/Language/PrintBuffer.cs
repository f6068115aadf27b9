using System.Runtime.InteropServices;
using System.Text;

namespace KejiGraph.GraphQL.Language;

/// <summary>
/// The printer's output before it is laid out: a flat list of pieces, with the length and the line breaks they come to.
/// A list is first written on one line; when that proves too long, its separators are turned into line breaks where
/// they stand. So printing stays linear however deep lists nest.
/// </summary>
internal sealed class PrintBuffer
{
    private readonly List<Piece> _pieces = [];

    // Indexes of the separators of all lists that are being printed, innermost last.
    private readonly List<int> _separators = [];

    /// <summary>The characters so far, as they will be laid out, indentation included.</summary>
    public int Length { get; private set; }

    /// <summary>The line breaks so far.</summary>
    public int LineBreaks { get; private set; }

    public void Add(string text, bool isBlockString = false)
    {
        if (text.Length == 0)
        {
            return;
        }

        Length += text.Length;
        LineBreaks += text.AsSpan().Count('\n');
        _pieces.Add(new Piece { Text = text, IsBlockString = isBlockString });
    }

    /// <summary>Begins a list in brackets.</summary>
    public ListMark Begin(string open)
    {
        Add(open);
        return new ListMark(_pieces.Count, Length, LineBreaks, _separators.Count);
    }

    /// <summary>Parts two items of the list that was begun last.</summary>
    public void Separate(string separator)
    {
        _separators.Add(_pieces.Count);
        Add(separator);
    }

    /// <summary>The length of the items since the mark, with their separators.</summary>
    public int LengthSince(ListMark list) => Length - list.Length;

    /// <summary>Whether an item since the mark has a line break.</summary>
    public bool HasLineBreakSince(ListMark list) => LineBreaks != list.LineBreaks;

    /// <summary>Ends a list that fits on one line.</summary>
    public void End(ListMark list, string close)
    {
        _separators.RemoveRange(list.Separator, _separators.Count - list.Separator);
        Add(close);
    }

    /// <summary>Ends a list by giving each item its own line.</summary>
    public void EndOnLines(ListMark list, string open, string close, bool indented = true)
    {
        var pieces = CollectionsMarshal.AsSpan(_pieces);
        foreach (var separator in CollectionsMarshal.AsSpan(_separators)[list.Separator..])
        {
            Length += 1 - pieces[separator].Text.Length;
            LineBreaks++;
            pieces[separator].Text = "\n";
        }

        if (indented)
        {
            pieces[list.Piece].IndentBefore = true;
            pieces[^1].DedentAfter = true;
            Length += 2 * (LineBreaks - list.LineBreaks + 1);
        }

        Length += open.Length + 1 - pieces[list.Piece - 1].Text.Length;
        LineBreaks++;
        pieces[list.Piece - 1].Text = open + "\n";
        End(list, "\n" + close);
    }

    /// <summary>Lays the pieces out; below the given depth of indentation everything stays on one line.</summary>
    public string Render(int maxIndentDepth)
    {
        var output = new StringBuilder(Length);
        var depth = 0;
        foreach (ref readonly var piece in CollectionsMarshal.AsSpan(_pieces))
        {
            if (piece.IndentBefore)
            {
                if (depth < maxIndentDepth)
                {
                    output.Append("  ");
                }

                depth++;
            }

            var rest = piece.Text.AsSpan();
            while (rest.IndexOf('\n') is >= 0 and var line)
            {
                output.Append(rest[..line]);
                if (!piece.IsBlockString && depth >= maxIndentDepth)
                {
                    output.Append(' ');
                }
                else
                {
                    output.Append('\n').Append(' ', 2 * Math.Min(depth, maxIndentDepth));
                }

                rest = rest[(line + 1)..];
            }

            output.Append(rest);
            if (piece.DedentAfter)
            {
                depth--;
            }
        }

        return output.ToString();
    }

    /// <summary>Where a list began: its first piece, and the counts of that moment.</summary>
    internal readonly record struct ListMark(int Piece, int Length, int LineBreaks, int Separator);

    private struct Piece
    {
        public string Text;
        public bool IndentBefore;
        public bool DedentAfter;
        public bool IsBlockString;
    }
}
