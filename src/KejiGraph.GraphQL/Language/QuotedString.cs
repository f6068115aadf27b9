using System.Buffers;
using System.Text;

namespace KejiGraph.GraphQL.Language;

/// <summary>Quoted string literals.</summary>
internal static class QuotedString
{
    // Control characters of ASCII and Latin-1, the quote and the backslash.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(c => (char)c), '"', '\\']);

    /// <summary>The literal for a value, with quotes.</summary>
    public static string Print(string value)
    {
        if (value.AsSpan().IndexOfAny(Escaped) < 0)
        {
            return $"\"{value}\"";
        }

        var literal = new StringBuilder(value.Length + 16).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\b' => literal.Append("\\b"),
                '\t' => literal.Append("\\t"),
                '\n' => literal.Append("\\n"),
                '\f' => literal.Append("\\f"),
                '\r' => literal.Append("\\r"),
                _ when Escaped.Contains(c) => literal.Append($"\\u{(int)c:X4}"),
                _ => literal.Append(c),
            };
        }

        return literal.Append('"').ToString();
    }
}
