using System.Collections.Immutable;
using System.Text.Json;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Tests.Values;

public sealed class OperationVariablesTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        type Query { a: Int }
        enum Color { RED GREEN }
        scalar Json
        input Filter { name: String! tags: [String!] = ["t"] and: [Filter!] color: Color size: Float = 1 }
        input Choice @oneOf { id: ID name: String }
        """);

    [Fact]
    public void Coerced_values_have_their_types()
    {
        var values = Coerce(
            "($i: Int, $f: Float, $s: String, $b: Boolean, $id: ID, $e: Color, $l: [Int], $j: Json)",
            """{ "i": 1, "f": 2, "s": "中", "b": true, "id": 7, "e": "RED", "l": 5, "j": { "a": [1, 2.5, null] } }""");

        Assert.Equal(1, values["i"]);
        Assert.Equal(2.0, values["f"]);
        Assert.Equal("中", values["s"]);
        Assert.Equal(true, values["b"]);
        Assert.Equal("7", values["id"]);
        Assert.Same(((EnumType)Schema.FindType("Color")!).FindValue("RED"), values["e"]);
        Assert.Equal([5], (object?[])values["l"]!);
        var json = (OrderedDictionary<string, object?>)values["j"]!;
        Assert.Equal([1, 2.5, null], (object?[])json["a"]!);
    }

    [Fact]
    public void Absent_is_not_null()
    {
        var values = Coerce("($a: Int, $b: Int, $c: Int = 3, $d: Int = 4)", """{ "b": null, "d": null }""");

        Assert.Equal(["b", "c", "d"], values.Keys);
        Assert.Null(values["b"]);
        Assert.Equal(3, values["c"]);
        Assert.Null(values["d"]);
    }

    [Fact]
    public void An_input_object_knows_what_was_given_and_what_is_default()
    {
        var values = Coerce(
            "($f: Filter!)", """{ "f": { "color": null, "and": [{ "name": "inner" }], "name": "x" } }""");

        var filter = (InputObjectValue)values["f"]!;
        Assert.Same(Schema.FindType("Filter"), filter.Type);
        Assert.Equal(
            [("name", true), ("tags", false), ("and", true), ("color", true), ("size", false)],
            filter.Fields.Select(field => (field.Definition.Name, field.IsProvided)));
        Assert.True(filter.TryGetValue("color", out var color));
        Assert.Null(color);
        Assert.Equal(1.0, filter["size"]);
        Assert.Equal("inner", ((InputObjectValue)((object?[])filter["and"]!)[0]!)["name"]);
    }

    [Theory]
    [InlineData(
        "($a: Int!)",
        "{}",
        "Variable \"$a\" has invalid value: Expected a value of non-null type \"Int!\" to be provided. (1:8)")]
    [InlineData(
        "($a: [Int!])",
        """{ "a": [1, null] }""",
        "Variable \"$a\" has invalid value at [1]: Expected value of non-null type \"Int!\" not to be null. (1:8)")]
    [InlineData(
        "($a: Int)",
        """{ "a": 1.5 }""",
        "Variable \"$a\" has invalid value: Int cannot represent non-integer value: 1.5 (1:8)")]
    [InlineData(
        "($a: Int)",
        """{ "a": 2147483648 }""",
        "Variable \"$a\" has invalid value: Int cannot represent non 32-bit signed integer value: 2147483648 (1:8)")]
    [InlineData(
        "($a: Color)",
        """{ "a": "REED" }""",
        "Variable \"$a\" has invalid value: Value \"REED\" does not exist in \"Color\" enum. Did you mean the enum "
        + "value \"RED\" or \"GREEN\"? (1:8)")]
    [InlineData(
        "($a: Filter)",
        """{ "a": { "name": "x", "and": [{ "name": 1 }] } }""",
        "Variable \"$a\" has invalid value at .and[0].name: String cannot represent a non string value: 1 (1:8)")]
    [InlineData(
        "($a: Filter)",
        """{ "a": { "name": "x", "nam": 1 } }""",
        "Variable \"$a\" has invalid value: Expected value of type \"Filter\" not to include unknown field \"nam\". "
        + "Did you mean \"name\" or \"and\"? Found: { name: \"x\", nam: 1 }. (1:8)")]
    [InlineData(
        "($a: Filter)",
        """{ "a": {} }""",
        "Variable \"$a\" has invalid value: Expected value of type \"Filter\" to include required field \"name\", "
        + "found: {}. (1:8)")]
    [InlineData(
        "($a: Choice)",
        """{ "a": { "id": 1, "name": "x" } }""",
        "Variable \"$a\" has invalid value: Within OneOf Input Object type \"Choice\", exactly one field must be "
        + "specified, and the value for that field must be non-null. (1:8)")]
    [InlineData(
        "($a: Choice)",
        """{ "a": { "id": null } }""",
        "Variable \"$a\" has invalid value at .id: Within OneOf Input Object type \"Choice\", exactly one field must "
        + "be specified, and the value for that field must be non-null. (1:8)")]
    [InlineData(
        "($a: Int = \"s\")",
        "{}",
        "Variable \"$a\" has invalid default value: Int cannot represent non-integer value: \"s\" (1:8)")]
    [InlineData(
        "($a: Query)",
        "{}",
        "Variable \"$a\" expected value of type \"Query\" which cannot be used as an input type. (1:12)")]
    public void What_does_not_fit_is_explained(string definitions, string json, string expected)
    {
        var errors = Refuse(definitions, json, VariableOptions.Default);

        Assert.Equal([expected], errors.Select(error => error.ToString()));
        Assert.Equal(ErrorCodes.BadUserInput, errors[0].Code);
    }

    [Fact]
    public void Suggestions_can_be_hidden()
    {
        var errors = Refuse(
            "($a: Color)", """{ "a": "REED" }""", VariableOptions.Default with { HideSuggestions = true });

        Assert.Equal("Variable \"$a\" has invalid value: Value \"REED\" does not exist in \"Color\" enum.",
            errors[0].Message);
    }

    [Fact]
    public void Errors_are_reported_up_to_the_limit()
    {
        var items = string.Join(",", Enumerable.Repeat("\"wrong\"", 100_000));

        var errors = Refuse(
            "($a: [Int], $b: Int)", $$"""{ "a": [{{items}}], "b": "wrong" }""", VariableOptions.Default);

        Assert.Equal(6, errors.Length);
        Assert.Equal(
            "Variable \"$a\" has invalid value at [4]: Int cannot represent non-integer value: \"wrong\"",
            errors[4].Message);
        Assert.Equal(
            "Too many errors processing variables, error limit reached. Execution aborted.", errors[5].Message);
    }

    [Theory]
    [InlineData("Filter", "{\"name\":\"x\",\"and\":[", "]}")]
    [InlineData("Json", "[", "]")]
    [InlineData("Json", "{\"a\":[", "]}")]
    public void Json_that_nests_too_deep_is_refused(string type, string open, string close)
    {
        var levels = 150;
        var json = string.Concat(Enumerable.Repeat(open, levels * 2))
            + "null"
            + string.Concat(Enumerable.Repeat(close, levels * 2));

        var errors = Refuse($"($a: {type})", $"{{ \"a\": {json} }}", VariableOptions.Default);

        var error = Assert.Single(errors);
        Assert.Equal("Variable \"$a\" is nested more than 200 levels deep. (1:8)", error.ToString());
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
    }

    [Fact]
    public void Variables_that_are_no_object_are_a_mistake_of_the_caller()
    {
        var variables = new OperationVariables(Schema, []);
        using var json = JsonDocument.Parse("[]");

        Assert.Throws<ArgumentException>(
            () => variables.TryCoerce(json.RootElement, VariableOptions.Default, out _, out _));
    }

    [Fact]
    public void Many_variables_take_their_values_as_few_do()
    {
        var definitions = string.Join(", ", Enumerable.Range(0, 20).Select(i => $"$v{i}:Int={i}"));

        var coerced = Coerce($"({definitions})", """{"v3":1,"other":2,"v3":30,"v19":null,"v99":4}""");

        Assert.Equal(20, coerced.Count);
        Assert.Equal((0, 30, 18, null), (coerced["v0"], coerced["v3"], coerced["v18"], coerced["v19"]));
    }

    [Fact]
    public void A_variable_without_its_value_is_refused_among_many()
    {
        var definitions = string.Join(", ", Enumerable.Range(0, 20).Select(i => $"$v{i}:Int"));

        var errors = Refuse($"({definitions}, $last:Int!)", """{"v3":1}""", VariableOptions.Default);

        Assert.Equal(
            "Variable \"$last\" has invalid value: Expected a value of non-null type \"Int!\" to be provided.",
            Assert.Single(errors).Message);
    }

    private static OperationVariables Prepare(string definitions)
    {
        var operation = (OperationDefinitionSyntax)Parser.Parse($"query {definitions} {{ a }}").Definitions[0];
        return new OperationVariables(Schema, operation.VariableDefinitions);
    }

    private static OrderedDictionary<string, object?> Coerce(string definitions, string json)
    {
        using var document = JsonDocument.Parse(json);
        var variables = Prepare(definitions);
        Assert.True(variables.TryCoerce(document.RootElement, VariableOptions.Default, out var values, out _));

        var coerced = new OrderedDictionary<string, object?>();
        foreach (var part in definitions.Split('$').Skip(1))
        {
            var name = part.Split(':')[0];
            if (values.TryGetValue(name, out var value))
            {
                coerced.Add(name, value);
            }
        }

        return coerced;
    }

    private static ImmutableArray<GraphQLError> Refuse(string definitions, string json, VariableOptions options)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2000 });
        Assert.False(Prepare(definitions).TryCoerce(document.RootElement, options, out _, out var errors));
        return errors;
    }
}
