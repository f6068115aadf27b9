using System.Buffers;
using System.Text;
using KejiGraph.Graph.Json;

namespace KejiGraph.Embedded.Columns;

/// <summary>
/// Text in UTF-8 with the escapes of a JSON string already made (<see cref="JsonEscapes"/>), so that answering copies bytes. Equal
/// texts have equal bytes. Order and search need the text itself; where it holds no backslash the two are the same.
/// </summary>
internal static class EscapedText
{
    /// <summary>The escaped form of a text. A lone surrogate becomes U+FFFD, as in every UTF-8 encoder.</summary>
    public static byte[] Escape(string text) => Escape(Encoding.UTF8.GetBytes(text));

    /// <summary>The escaped form of a text in UTF-8; the array itself when nothing needs an escape.</summary>
    public static byte[] Escape(byte[] utf8)
    {
        if (JsonEscapes.Find(utf8) < 0)
        {
            return utf8;
        }

        var escaped = new ArrayBufferWriter<byte>(utf8.Length + 16);
        ReadOnlySpan<byte> rest = utf8;
        while (JsonEscapes.Find(rest) is >= 0 and var plain)
        {
            escaped.Write(rest[..plain]);
            escaped.Write(JsonEscapes.Of(rest[plain]));
            rest = rest[(plain + 1)..];
        }

        escaped.Write(rest);
        return escaped.WrittenSpan.ToArray();
    }

    /// <summary>The text of an escaped form.</summary>
    public static string ToString(ReadOnlySpan<byte> escaped) =>
        IsPlain(escaped) ? Encoding.UTF8.GetString(escaped) : Encoding.UTF8.GetString(Unescape(escaped));

    /// <summary>The escaped form is the text itself.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> escaped) => !escaped.Contains((byte)'\\');

    /// <summary>The bytes of the text; a copy only where it holds an escape.</summary>
    public static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> escaped) => IsPlain(escaped) ? escaped : Unescape(escaped);

    /// <summary>The order of two texts by code point, which is the order of their UTF-8 bytes.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var same = left.CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
        {
            return left.Length - right.Length;
        }

        // Only where an escape begins, or within one, do the bytes differ otherwise than the texts do.
        return left[same] == '\\' || right[same] == '\\' || (same > 0 && left[..same].Contains((byte)'\\'))
            ? Unescape(left).AsSpan().SequenceCompareTo(Unescape(right))
            : left[same] - right[same];
    }

    /// <summary>The bytes of the text of an escaped form.</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = new byte[escaped.Length];
        var length = 0;
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] != '\\')
            {
                text[length++] = escaped[at];
                continue;
            }

            at++;
            text[length++] = escaped[at] switch
            {
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                (byte)'u' => HexByte(escaped[(at + 3)..(at + 5)]),
                var itself => itself,
            };
            at += escaped[at] == 'u' ? 4 : 0;
        }

        return text[..length];
    }

    private static byte HexByte(ReadOnlySpan<byte> digits) => byte.Parse(digits, System.Globalization.NumberStyles.HexNumber);
}
