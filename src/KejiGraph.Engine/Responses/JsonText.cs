using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using KejiGraph.Graph.Json;

namespace KejiGraph.Engine.Responses;

/// <summary>
/// Writes JSON values in the one form that all answers have: no white space, no escape that need not be, numbers in their
/// shortest form, instants in UTC.
/// </summary>
internal static class JsonText
{
    /// <summary>
    /// A value that was not made by a store: null, <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>,
    /// <see cref="double"/> or <see cref="DateTimeOffset"/>.
    /// </summary>
    public static void Leaf(ResponseBuffer output, object? value)
    {
        switch (value)
        {
            case null:
                output.Append("null"u8);
                break;
            case string text:
                String(output, Encoding.UTF8.GetBytes(text));
                break;
            case bool truth:
                output.Append(truth ? "true"u8 : "false"u8);
                break;
            case long number:
                Integer(output, number);
                break;
            case double number:
                Float(output, number);
                break;
            case DateTimeOffset instant:
                DateTime(output, instant);
                break;
            default:
                throw new UnreachableException($"\"{value}\" is of type {value.GetType()}, which no response has.");
        }
    }

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
        // Most decimals are whole amounts, and integers are written much faster.
        if (value.Scale == 0 && value is >= long.MinValue and <= long.MaxValue)
        {
            Integer(output, (long)value);
            return;
        }

        value.TryFormat(output.GetSpan(32), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    /// <summary>A day as a string, with its quotes.</summary>
    public static void Date(ResponseBuffer output, DateOnly value)
    {
        Span<byte> text = stackalloc byte[10];
        value.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        output.AppendQuoted(text);
    }

    /// <summary>An instant as a string, with its quotes: no fraction when it is zero.</summary>
    public static void DateTime(ResponseBuffer output, DateTimeOffset value)
    {
        // The standard form "s" is written without looking at its letters one by one; a custom one is only for fractions.
        var instant = value.UtcDateTime;
        var form = instant.Ticks % TimeSpan.TicksPerSecond == 0 ? "s" : "yyyy-MM-ddTHH:mm:ss.FFFFFF";
        output.Append((byte)'"');
        instant.TryFormat(output.GetSpan(32), out var written, form, CultureInfo.InvariantCulture);
        output.Advance(written);
        output.Append("Z\""u8);
    }
}
