using System.Text.Json.Nodes;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>
/// What the oracle answered, so that a run of nothing but syntax errors does not pass for a good one.
/// </summary>
internal sealed class Tally
{
    private int _unparsable;
    private int _invalid;
    private int _valid;
    private int _coerced;
    private int _uncoerced;
    private int _schemas;

    public int Cases { get; private set; }

    /// <summary>Whether each kind of answer was given often enough.</summary>
    public bool IsVaried =>
        new[] { _unparsable, _invalid, _valid, _coerced, _uncoerced, _schemas * 10 }.Min() > Cases / 50;

    public void Count(JsonObject answer)
    {
        Cases++;
        _unparsable += answer.ContainsKey("parseError") ? 1 : 0;
        _invalid += answer["errors"] is JsonArray { Count: > 0 } ? 1 : 0;
        _valid += answer["errors"] is JsonArray { Count: 0 } ? 1 : 0;
        _coerced += answer["variables"]?["coerced"] is not null ? 1 : 0;
        _uncoerced += answer["variables"]?["errors"] is not null ? 1 : 0;
        _schemas += answer.ContainsKey("introspection") ? 1 : 0;
    }

    public override string ToString() =>
        $"{Cases} cases: {_unparsable} that do not parse, {_valid} valid and {_invalid} invalid documents, {_coerced} "
        + $"with and {_uncoerced} without coercible variables, {_schemas} valid schemas";
}
