using System.Text.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// How the input of a scalar becomes a value: from a literal in a document, and from the JSON of a variable. Neither is
/// called with null. Implementations have no state and do not throw for bad input.
/// </summary>
public abstract class ScalarCoercion
{
    /// <summary>
    /// Takes anything. Values come out as null, <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>,
    /// <see cref="double"/>, <see cref="string"/> (enum values too), <c>object?[]</c>, and
    /// <see cref="OrderedDictionary{TKey, TValue}"/> from string to <c>object?</c>.
    /// </summary>
    public static ScalarCoercion Untyped { get; } = new UntypedCoercion();

    /// <summary>
    /// Coerces a literal. Variables inside a list or object literal have been replaced by their values; where those
    /// are not known yet, that is in validation, by null.
    /// </summary>
    public abstract CoercionResult FromLiteral(ValueSyntax literal);

    /// <summary>Coerces JSON.</summary>
    public abstract CoercionResult FromJson(JsonElement json);
}

/// <summary>A coerced value, or the sentence that says why there is none.</summary>
public readonly struct CoercionResult
{
    private CoercionResult(object? value, string? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The value; null also when there is an error.</summary>
    public object? Value { get; }

    /// <summary>A whole sentence without a path, which the caller puts before it; null if there is a value.</summary>
    public string? Error { get; }

    /// <summary>A value.</summary>
    public static CoercionResult Of(object? value) => new(value, null);

    /// <summary>No value.</summary>
    public static CoercionResult Failed(string error) => new(null, error);
}
