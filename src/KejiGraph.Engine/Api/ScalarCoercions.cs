using System.Globalization;
using System.Text.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Api;

/// <summary>Takes a number or a text, from a literal or from JSON alike.</summary>
/// <param name="name">The scalar, for messages.</param>
internal abstract class TextualCoercion(string name) : ScalarCoercion
{
    /// <inheritdoc/>
    public override CoercionResult FromLiteral(ValueSyntax literal) => literal switch
    {
        StringValueSyntax text => Result(FromText(text.Value), literal),
        IntValueSyntax number => Result(FromNumber(number.Text), literal),
        FloatValueSyntax number => Result(FromNumber(number.Text), literal),
        _ => Result(null, literal),
    };

    /// <inheritdoc/>
    public override CoercionResult FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Result(FromText(json.GetString()!), json.GetRawText()),
        JsonValueKind.Number => Result(FromNumber(json.GetRawText()), json.GetRawText()),
        _ => Result(null, json.GetRawText()),
    };

    /// <summary>The value of a text, or null when it is none.</summary>
    protected virtual object? FromText(string text) => null;

    /// <summary>The value of a number as written, or null when it is none.</summary>
    protected virtual object? FromNumber(string number) => null;

    private CoercionResult Result(object? value, object given) => value is null
        ? CoercionResult.Failed($"{name} cannot represent value: {given}")
        : CoercionResult.Of(value);
}

/// <summary>Integers of 64 bits; values are <see cref="long"/>.</summary>
internal sealed class LongCoercion() : TextualCoercion("Long")
{
    protected override object? FromNumber(string number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>Decimals; values are <see cref="decimal"/>.</summary>
internal sealed class DecimalCoercion() : TextualCoercion("Decimal")
{
    protected override object? FromNumber(string number) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>Days; values are <see cref="DateOnly"/>.</summary>
internal sealed class DateCoercion() : TextualCoercion("Date")
{
    protected override object? FromText(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : null;
}

/// <summary>Instants with an offset; values are <see cref="DateTimeOffset"/>.</summary>
internal sealed class DateTimeCoercion() : TextualCoercion("DateTime")
{
    private static readonly string[] Formats =
        ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    protected override object? FromText(string text) => text.Length > 10 && (text[^1] == 'Z' || text[10..].Contains('+') || text[10..].Contains('-'))
        && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : null;
}

/// <summary>Absolute URLs; values are <see cref="string"/>, as given.</summary>
internal sealed class UrlCoercion() : TextualCoercion("URL")
{
    protected override object? FromText(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme.Length > 1 ? text : null;
}
