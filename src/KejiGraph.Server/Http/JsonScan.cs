using System.Buffers.Text;
using System.Diagnostics;
using System.Text.Json;

namespace KejiGraph.Server.Http;

/// <summary>
/// Walks through JSON without making anything of it, and finds what later steps need not look for any more: nesting that is
/// too deep, and escapes that are no text. One pass for the whole request.
/// </summary>
internal static class JsonScan
{
    /// <summary>Passes the value that the reader is at, and gives where it lies.</summary>
    /// <param name="reader">At the first token of the value; afterwards at its last.</param>
    /// <param name="around">How many levels around the value are not its own.</param>
    /// <param name="maxDepth">The deepest nesting of the value.</param>
    /// <exception cref="RefusedException">It is too deep, or a string is no text.</exception>
    public static JsonPart Pass(ref Utf8JsonReader reader, int around, int maxDepth)
    {
        var (kind, start, depth) = (reader.TokenType, (int)reader.TokenStartIndex, reader.CurrentDepth);
        Check(ref reader, around, maxDepth);
        if (kind is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            do
            {
                reader.Read();
                Check(ref reader, around, maxDepth);
            }
            while (reader.CurrentDepth > depth);
        }

        return new JsonPart(kind, start, (int)reader.BytesConsumed);
    }

    /// <summary>A reader that counts deeper than <see cref="Pass"/> goes, so that its own sentence is never heard.</summary>
    public static Utf8JsonReader Read(ReadOnlySpan<byte> utf8, int maxDepth) =>
        new(utf8, new JsonReaderOptions { MaxDepth = maxDepth + 4 });

    /// <summary>Refuses the token that the reader is at, if there is a reason.</summary>
    public static void Check(ref Utf8JsonReader reader, int around, int maxDepth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth + 1 - around > maxDepth:
                throw HttpErrors.TooDeep(maxDepth);
            case JsonTokenType.String or JsonTokenType.PropertyName when reader.ValueIsEscaped && HasLoneSurrogate(reader.ValueSpan):
                throw HttpErrors.LoneSurrogate();
        }
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        while (escaped.IndexOf((byte)'\\') is >= 0 and var at)
        {
            if (escaped[at + 1] != 'u')
            {
                escaped = escaped[(at + 2)..];
                continue;
            }

            var unit = Unit(escaped[at..]);
            escaped = escaped[(at + 6)..];
            if (char.IsHighSurrogate(unit) && escaped is [(byte)'\\', (byte)'u', ..] && char.IsLowSurrogate(Unit(escaped)))
            {
                escaped = escaped[6..];
            }
            else if (char.IsSurrogate(unit))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The number of <c>\uXXXX</c>; the reader has seen that its digits are digits.</summary>
    private static char Unit(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'X') ? (char)unit : throw new UnreachableException();
}

/// <summary>Where a value lies in the bytes around it.</summary>
internal readonly record struct JsonPart(JsonTokenType Kind, int Start, int End)
{
    /// <summary>The member is missing or null, which is the same ("JSON Encoding").</summary>
    public bool IsAbsent => Kind is JsonTokenType.None or JsonTokenType.Null;

    /// <summary>The bytes of the value.</summary>
    public ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json) => json[Start..End];
}
