using System.Text;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>Breaks texts: a token or a character is left out, doubled, moved, replaced or put in.</summary>
internal sealed class Mutator(Words words)
{
    private static readonly string[] Tokens =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "$", "@", "...", "on", "fragment", "query", "type",
        "extend", "implements", "true", "null", "0", "01", "-1", "1.", "1.5e", "1e10", ".5", "\"\"", "\"text\"",
        "\"\"\"block\"\"\"", "\"unterminated", "\"\"\"unterminated", "name", "repeatable", "directive", "schema",
        "input",
        "enum", "union", "scalar", "interface", "\"\\u{110000}\"", "\"\\uD83D\\uDE00\"", "\"\\uD83D\"", "\"\\x\"", "..",
        "$$", "@skip(if: $a)", "# comment\n", "subscription", "mutation", "'single'", "1a", "0xF", "\"on\"", "\"true\"",
    ];

    private static readonly string[] Characters =
    [
        "\"", "\\", "\n", "\r", "\r\n", "\t", ",", "\uFEFF", "\0", "\u0007", "中", "🎈", "\uD83D", "\uDE00", "é",
        "\u2028",
        "#", ".", "-", "'", "%", "~", "`", "0", "_", "\u007F", "\u00A0",
    ];

    public string Mutate(string text)
    {
        var count = words.Next(1, 4);
        for (var i = 0; i < count; i++)
        {
            text = words.OneIn(3) ? MutateCharacters(text) : MutateTokens(text);
        }

        return text;
    }

    private string MutateCharacters(string text)
    {
        var at = words.Next(text.Length + 1);
        var rest = at < text.Length ? text[(at + 1)..] : "";
        return words.Next(4) switch
        {
            0 => text[..at] + rest,
            1 => text[..at] + words.Pick(Characters) + rest,
            2 when at < text.Length => text[..at] + text[at] + text[at..],
            _ => text[..at] + words.Pick(Characters) + text[at..],
        };
    }

    private string MutateTokens(string text)
    {
        var ranges = TokenRanges(text);
        if (ranges.Count < 2)
        {
            return words.Pick(Tokens) + " " + text;
        }

        var index = words.Next(ranges.Count - 1);
        var (start, end) = ranges[index];
        var (nextStart, nextEnd) = ranges[index + 1];
        return words.Next(5) switch
        {
            0 => text[..start] + text[end..],
            1 => text[..end] + " " + text[start..],
            2 => text[..start] + text[nextStart..nextEnd] + " " + text[start..end] + text[nextEnd..],
            3 => text[..start] + words.Pick(Tokens) + text[end..],
            _ => text[..start] + words.Pick(Tokens) + " " + text[start..],
        };
    }

    // In UTF-16 units, up to the first thing that is no token.
    private static List<(int Start, int End)> TokenRanges(string text)
    {
        var source = new SourceText(text);
        var ranges = new List<(int, int)>();
        var lexer = new Lexer(source);
        try
        {
            for (lexer.Advance(); lexer.Kind != TokenKind.EndOfFile; lexer.Advance())
            {
                var utf8 = source.Utf8.Span;
                var start = Encoding.UTF8.GetCharCount(utf8[..lexer.Start]);
                ranges.Add((start, start + Encoding.UTF8.GetCharCount(lexer.Text)));
            }
        }
        catch (GraphQLException)
        {
            // What was read so far is enough.
        }

        return ranges;
    }
}
