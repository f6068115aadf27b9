using System.Text;

namespace KejiGraph.GraphQL.Language;

/// <summary>Block strings: the specification's BlockStringValue() and its inverse.</summary>
internal static class BlockString
{
    /// <summary>The value of what stands between the triple quotes.</summary>
    public static string Parse(string raw)
    {
        var text = raw.Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal);
        var lines = SplitLines(text);
        var commonIndent = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = text.AsSpan(lines[i]);
            var indent = LeadingWhitespace(line);
            if (indent == line.Length)
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
            if (i != 0)
            {
                commonIndent = Math.Min(commonIndent, indent);
            }
        }

        var value = new StringBuilder();
        for (var i = Math.Max(first, 0); i <= last; i++)
        {
            if (i > Math.Max(first, 0))
            {
                value.Append('\n');
            }

            var line = text.AsSpan(lines[i]);
            value.Append(i == 0 ? line : line[Math.Min(commonIndent, line.Length)..]);
        }

        return value.ToString();
    }

    /// <summary>
    /// Whether a block string can say exactly this: no control characters, no blank first or last line, and some line
    /// after the first without indentation.
    /// </summary>
    public static bool CanExpress(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        var isEmptyLine = true;
        var hasIndent = false;
        var hasCommonIndent = true;
        var seenNonEmptyLine = false;
        foreach (var c in value)
        {
            switch (c)
            {
                case <= '\b' or '\v' or '\f' or '\r' or '\u000E' or '\u000F':
                    return false;
                case '\n':
                    if (isEmptyLine && !seenNonEmptyLine)
                    {
                        return false;
                    }

                    seenNonEmptyLine = true;
                    isEmptyLine = true;
                    hasIndent = false;
                    break;
                case '\t' or ' ':
                    hasIndent |= isEmptyLine;
                    break;
                default:
                    hasCommonIndent &= hasIndent;
                    isEmptyLine = false;
                    break;
            }
        }

        return !isEmptyLine && !(hasCommonIndent && seenNonEmptyLine);
    }

    /// <summary>The literal for a value; on one line when short and harmless.</summary>
    public static string Print(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = SplitLines(escaped);
        var isSingleLine = lines.Count == 1;
        var forceLeadingNewLine = !isSingleLine;
        for (var i = 1; i < lines.Count; i++)
        {
            var line = escaped.AsSpan(lines[i]);
            forceLeadingNewLine &= line.IsEmpty || IsWhitespace(line[0]);
        }

        var hasTrailingTripleQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var hasTrailingQuote = value.EndsWith('"') && !hasTrailingTripleQuotes;
        var forceTrailingNewLine = hasTrailingQuote || value.EndsWith('\\');
        var onSeveralLines = !isSingleLine
            || value.Length > 70
            || forceTrailingNewLine
            || forceLeadingNewLine
            || hasTrailingTripleQuotes;
        var skipLeadingNewLine = isSingleLine && value.Length > 0 && IsWhitespace(value[0]);
        var before = (onSeveralLines && !skipLeadingNewLine) || forceLeadingNewLine ? "\n" : "";
        var after = onSeveralLines || forceTrailingNewLine ? "\n" : "";
        return $"\"\"\"{before}{escaped}{after}\"\"\"";
    }

    private static bool IsWhitespace(char c) => c is ' ' or '\t';

    private static int LeadingWhitespace(ReadOnlySpan<char> line)
    {
        var length = line.IndexOfAnyExcept(' ', '\t');
        return length < 0 ? line.Length : length;
    }

    // LineTerminator :: \n | \r [lookahead != \n] | \r\n; other line ends of Unicode are ordinary characters.
    private static List<Range> SplitLines(string text)
    {
        var lines = new List<Range>();
        var start = 0;
        while (text.AsSpan(start).IndexOfAny('\n', '\r') is >= 0 and var length)
        {
            var end = start + length;
            lines.Add(start..end);
            start = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        }

        lines.Add(start..text.Length);
        return lines;
    }
}
