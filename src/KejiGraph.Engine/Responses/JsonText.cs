using System.Buffers.Text;
using System.Globalization;
using KejiGraph.Graph.Json;

namespace KejiGraph.Engine.Responses;

/// <summary>
/// Writes JSON values in the one form that all answers have: no white space, no escape that need not be, numbers in their
/// shortest form, instants in UTC.
/// </summary>
internal static class JsonText
{
    /// <summary>A string of UTF-8 text, with its quotes.</summary>
    public static void String(ResponseBuffer output, ReadOnlySpan<byte> utf8)
    {
        output.Append((byte)'"');
        while (JsonEscapes.Find(utf8) is >= 0 and var plain)
        {
            output.Append(utf8[..plain]);
            output.Append(JsonEscapes.Of(utf8[plain]));
            utf8 = utf8[(plain + 1)..];
        }

        output.Append(utf8);
        output.Append((byte)'"');
    }

    /// <summary>An integer.</summary>
    public static void Integer(ResponseBuffer output, long value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(20), out var written);
        output.Advance(written);
    }

    /// <summary>A finite double, in the shortest form that reads back as the same one.</summary>
    public static void Float(ResponseBuffer output, double value)
    {
        value.TryFormat(output.GetSpan(32), out var written, "R", CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>A decimal.</summary>
    public static void Decimal(ResponseBuffer output, decimal value)
    {
        value.TryFormat(output.GetSpan(32), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>A day as a string, with its quotes.</summary>
    public static void Date(ResponseBuffer output, DateOnly value)
    {
        output.Append((byte)'"');
        value.TryFormat(output.GetSpan(10), out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        output.Advance(written);
        output.Append((byte)'"');
    }

    /// <summary>An instant as a string, with its quotes: no fraction when it is zero.</summary>
    public static void DateTime(ResponseBuffer output, DateTimeOffset value)
    {
        output.Append((byte)'"');
        value.UtcDateTime.TryFormat(
            output.GetSpan(32), out var written, "yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
        output.Advance(written);
        output.Append("Z\""u8);
    }
}
