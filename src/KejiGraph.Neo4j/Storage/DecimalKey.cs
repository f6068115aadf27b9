using System.Globalization;

namespace KejiGraph.Neo4j.Storage;

/// <summary>
/// Decimals as text that sorts as they do, code point by code point:
/// <code>
/// 0       1
/// 18.5    2 50 2 185     sign, the place of the decimal point plus 500, the digits
/// -18.5   0 497 814~     the complement of both to nines, and an end that sorts after every digit
/// </code>
/// (without the spaces, the place always with three digits).
/// </summary>
internal static class DecimalKey
{
    private const int Bias = 500;

    /// <summary>The text of a decimal.</summary>
    public static string Of(decimal value)
    {
        if (value == 0)
        {
            return "1";
        }

        var text = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = (point < 0 ? text : text[..point]).TrimStart('0');
        var fraction = point < 0 ? "" : text[(point + 1)..];
        var place = whole.Length > 0 ? whole.Length : -(fraction.Length - fraction.TrimStart('0').Length);
        var digits = (whole + fraction).Trim('0');
        return value > 0
            ? string.Create(CultureInfo.InvariantCulture, $"2{Bias + place:000}{digits}")
            : string.Create(CultureInfo.InvariantCulture, $"0{999 - Bias - place:000}{Complement(digits)}~");
    }

    /// <summary>The decimal of a text from <see cref="Of"/>.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static decimal Parse(string key)
    {
        if (key == "1")
        {
            return 0;
        }

        var negative = key.StartsWith('0');
        var coded = int.Parse(key.AsSpan(1, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        var place = (negative ? 999 - coded : coded) - Bias;
        var digits = negative ? Complement(key[4..^1]) : key[4..];
        var text = place <= 0
            ? $"0.{new string('0', -place)}{digits}"
            : place >= digits.Length
                ? digits.PadRight(place, '0')
                : $"{digits[..place]}.{digits[place..]}";
        var value = decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return negative ? -value : value;
    }

    private static string Complement(string digits) =>
        string.Create(digits.Length, digits, static (into, from) =>
        {
            for (var index = 0; index < into.Length; index++)
            {
                into[index] = (char)('0' + '9' - from[index]);
            }
        });
}
