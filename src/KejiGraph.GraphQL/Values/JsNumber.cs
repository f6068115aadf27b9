using System.Globalization;

namespace KejiGraph.GraphQL.Values;

/// <summary>Numbers written as JavaScript writes them, which is how messages quote them.</summary>
internal static class JsNumber
{
    /// <summary>ECMAScript's Number::toString: the shortest digits that give the number back.</summary>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        if (value == 0)
        {
            return "0";
        }

        // The shortest digits that round-trip, as .NET lays them out: "123.45", "0.001", "1.5E-07".
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var parts = shortest.Split('E');
        var exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], CultureInfo.InvariantCulture);
        var integerLength = parts[0].IndexOf('.') is >= 0 and var length ? length : parts[0].Length;
        var allDigits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = allDigits.TrimStart('0');
        var point = integerLength - (allDigits.Length - digits.Length) + exponent;
        return (value < 0 ? "-" : "") + Lay(digits.TrimEnd('0'), point);
    }

    // The decimal point stands after the first `point` digits.
    private static string Lay(string digits, int point)
    {
        if (point is > 0 and <= 21)
        {
            return digits.Length <= point
                ? digits.PadRight(point, '0')
                : $"{digits[..point]}.{digits[point..]}";
        }

        if (point is > -6 and <= 0)
        {
            return $"0.{new string('0', -point)}{digits}";
        }

        var fraction = digits.Length == 1 ? "" : "." + digits[1..];
        var sign = point > 0 ? "+" : "-";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{sign}{Math.Abs(point - 1)}");
    }
}
