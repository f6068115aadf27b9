using System.Globalization;
using System.Text.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>Specification 3.5.1, Int.</summary>
internal sealed class IntCoercion : ScalarCoercion
{
    public override CoercionResult FromLiteral(ValueSyntax literal)
    {
        if (literal is not IntValueSyntax number)
        {
            return NotInteger(Printer.PrintForError(literal));
        }

        return int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? CoercionResult.Of(Boxed.Of(value))
            : TooLarge(number.Text);
    }

    public override CoercionResult FromJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Number)
        {
            return NotInteger(Inspect.Json(json));
        }

        if (json.TryGetInt32(out var value))
        {
            return CoercionResult.Of(Boxed.Of(value));
        }

        // JSON has one type of number: 1.0 and 1e2 are integers too.
        var number = json.GetDouble();
        if (!double.IsInteger(number))
        {
            return NotInteger(JsNumber.Format(number));
        }

        return number is >= int.MinValue and <= int.MaxValue
            ? CoercionResult.Of(Boxed.Of((int)number))
            : TooLarge(JsNumber.Format(number));
    }

    private static CoercionResult NotInteger(string value) =>
        CoercionResult.Failed($"Int cannot represent non-integer value: {value}");

    private static CoercionResult TooLarge(string value) =>
        CoercionResult.Failed($"Int cannot represent non 32-bit signed integer value: {value}");
}

/// <summary>Specification 3.5.2, Float.</summary>
internal sealed class FloatCoercion : ScalarCoercion
{
    public override CoercionResult FromLiteral(ValueSyntax literal)
    {
        var text = literal switch
        {
            IntValueSyntax number => number.Text,
            FloatValueSyntax number => number.Text,
            _ => null,
        };
        return text is not null
            && double.Parse(text, CultureInfo.InvariantCulture) is var value
            && double.IsFinite(value)
            ? CoercionResult.Of(value)
            : NotNumeric(Printer.PrintForError(literal));
    }

    public override CoercionResult FromJson(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.GetDouble() is var value && double.IsFinite(value)
            ? CoercionResult.Of(value)
            : NotNumeric(Inspect.Json(json));

    private static CoercionResult NotNumeric(string value) =>
        CoercionResult.Failed($"Float cannot represent non numeric value: {value}");
}

/// <summary>Specification 3.5.3, String.</summary>
internal sealed class StringCoercion : ScalarCoercion
{
    public override CoercionResult FromLiteral(ValueSyntax literal) => literal is StringValueSyntax text
        ? CoercionResult.Of(text.Value)
        : NotString(Printer.PrintForError(literal));

    public override CoercionResult FromJson(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? CoercionResult.Of(json.GetString())
        : NotString(Inspect.Json(json));

    private static CoercionResult NotString(string value) =>
        CoercionResult.Failed($"String cannot represent a non string value: {value}");
}

/// <summary>Specification 3.5.4, Boolean.</summary>
internal sealed class BooleanCoercion : ScalarCoercion
{
    public override CoercionResult FromLiteral(ValueSyntax literal) => literal is BooleanValueSyntax boolean
        ? CoercionResult.Of(Boxed.Of(boolean.Value))
        : NotBoolean(Printer.PrintForError(literal));

    public override CoercionResult FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => CoercionResult.Of(Boxed.True),
        JsonValueKind.False => CoercionResult.Of(Boxed.False),
        _ => NotBoolean(Inspect.Json(json)),
    };

    private static CoercionResult NotBoolean(string value) =>
        CoercionResult.Failed($"Boolean cannot represent a non boolean value: {value}");
}

/// <summary>Specification 3.5.5, ID: strings and integers, the latter with all their digits.</summary>
internal sealed class IdCoercion : ScalarCoercion
{
    public override CoercionResult FromLiteral(ValueSyntax literal) => literal switch
    {
        StringValueSyntax text => CoercionResult.Of(text.Value),
        IntValueSyntax number => CoercionResult.Of(number.Text),
        _ => CoercionResult.Failed(
            $"ID cannot represent a non-string and non-integer value: {Printer.PrintForError(literal)}"),
    };

    public override CoercionResult FromJson(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return CoercionResult.Of(json.GetString());
        }

        if (json.ValueKind != JsonValueKind.Number || !double.IsInteger(json.GetDouble()))
        {
            return CoercionResult.Failed($"ID cannot represent value: {Inspect.Json(json)}");
        }

        var text = json.GetRawText();
        return CoercionResult.Of(
            text.AsSpan().IndexOfAny(".eE") < 0 && text != "-0" ? text : JsNumber.Format(json.GetDouble()));
    }
}
