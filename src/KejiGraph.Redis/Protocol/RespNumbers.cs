using System.Buffers;
using System.Globalization;

namespace KejiGraph.Redis.Protocol;

/// <summary>Numbers as RESP writes them.</summary>
internal static class RespNumbers
{
    private static readonly SearchValues<byte> DoubleLetters = SearchValues.Create("+-.0123456789eE"u8);

    public static bool TryInteger(ReadOnlySpan<byte> text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>A double with the infinities (<c>inf</c>, <c>-inf</c>) and <c>nan</c>, which C prints with a sign at times.</summary>
    public static bool TryDouble(ReadOnlySpan<byte> text, out double value)
    {
        double? special = text switch
        {
            _ when text.SequenceEqual("inf"u8) || text.SequenceEqual("+inf"u8) => double.PositiveInfinity,
            _ when text.SequenceEqual("-inf"u8) => double.NegativeInfinity,
            _ when text.SequenceEqual("nan"u8) || text.SequenceEqual("-nan"u8) => double.NaN,
            _ => null,
        };
        value = special ?? 0;
        return special is not null
            || (!text.IsEmpty && !text.ContainsAnyExcept(DoubleLetters)
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));
    }

    /// <summary>Whether it is a whole number of any size: an optional sign and digits.</summary>
    public static bool IsBigNumber(ReadOnlySpan<byte> text)
    {
        var digits = text.IsEmpty || text[0] is not ((byte)'+' or (byte)'-') ? text : text[1..];
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }
}
