using System.Diagnostics;
using System.Text.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>Scalars and enums: one value in, one value or one sentence out.</summary>
internal static class LeafCoercion
{
    public static CoercionResult FromLiteral(NamedType type, ValueSyntax literal, bool hideSuggestions) => type switch
    {
        ScalarType scalar => scalar.Coercion.FromLiteral(literal),
        EnumType enumType when literal is EnumValueSyntax name => enumType.FindValue(name.Name) is { } value
            ? CoercionResult.Of(value)
            : Unknown(enumType, name.Name, hideSuggestions),
        EnumType enumType => NotEnum(enumType, "non-enum", Printer.PrintForError(literal), hideSuggestions),
        _ => throw new UnreachableException(),
    };

    public static CoercionResult FromJson(NamedType type, JsonElement json, bool hideSuggestions) => type switch
    {
        ScalarType scalar => scalar.Coercion.FromJson(json),
        EnumType enumType when json.ValueKind == JsonValueKind.String =>
            enumType.FindValue(json.GetString()!) is { } value
                ? CoercionResult.Of(value)
                : Unknown(enumType, json.GetString()!, hideSuggestions),
        EnumType enumType => NotEnum(enumType, "non-string", Inspect.Json(json), hideSuggestions),
        _ => throw new UnreachableException(),
    };

    private static CoercionResult Unknown(EnumType type, string name, bool hideSuggestions) =>
        CoercionResult.Failed(
            $"Value \"{name}\" does not exist in \"{type}\" enum.{Suggest(type, name, hideSuggestions)}");

    private static CoercionResult NotEnum(EnumType type, string kind, string value, bool hideSuggestions) =>
        CoercionResult.Failed(
            $"Enum \"{type}\" cannot represent {kind} value: {value}.{Suggest(type, value, hideSuggestions)}");

    private static string Suggest(EnumType type, string name, bool hideSuggestions) => hideSuggestions
        ? ""
        : DidYouMean.Suggest(name, type.Values.Select(value => value.Name), "the enum value");
}
