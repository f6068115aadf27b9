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
    private int _introspections;
    private int _schemas;
    private int _brokenSchemas;

    /// <summary>Executable documents, those that do not parse among them.</summary>
    public int Documents { get; private set; }

    /// <summary>Whether each kind of answer was given often enough: a quarter of the documents is valid.</summary>
    public bool IsVaried =>
        _valid > Documents / 4
        && new[] { _unparsable, _invalid, _coerced, _uncoerced }.Min() > Documents / 20
        && new[] { _introspections, _brokenSchemas, _schemas * 4 }.Min() > Documents / 50;

    public void Count(Question question, JsonObject answer)
    {
        if (question.Op == "schema")
        {
            _schemas += answer.ContainsKey("introspection") ? 1 : 0;
            _brokenSchemas += answer.ContainsKey("introspection") ? 0 : 1;
        }
        else if (question.Op == "document")
        {
            Documents++;
            _unparsable += answer.ContainsKey("parseError") ? 1 : 0;
            _invalid += answer["errors"] is JsonArray { Count: > 0 } ? 1 : 0;
            _valid += answer["errors"] is JsonArray { Count: 0 } ? 1 : 0;
            _coerced += answer["variables"]?["coerced"] is not null ? 1 : 0;
            _uncoerced += answer["variables"]?["errors"] is not null ? 1 : 0;
            _introspections += answer["variables"]?["introspection"] is not null ? 1 : 0;
        }
    }

    public override string ToString() =>
        $"{Documents} documents: {_unparsable} that do not parse, {_valid} valid and {_invalid} invalid; {_coerced} "
        + $"with and {_uncoerced} without coercible variables; {_introspections} introspections executed; {_schemas} "
        + $"valid and {_brokenSchemas} broken schemas";
}
