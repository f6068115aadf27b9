using System.Text.Json;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Tests.Values;

public sealed class ArgumentCoercionTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        type Query { f(a: Int, b: Int = 2, c: Int! = 3, i: Filter, l: [Int], j: Json): Int required(x: Int!): Int }
        input Filter { name: String = "n" size: Int }
        input Nested { filters: [Filter] ids: [ID] = 1 }
        scalar Json
        """);

    [Fact]
    public void Arguments_come_in_the_order_of_their_definition()
    {
        var values = Coerce("query { f(l: [1, 2], a: 5) }", "{}");

        Assert.Equal(
            [("a", true), ("b", false), ("c", false), ("l", true)],
            values.Values.Select(value => (value.Definition.Name, value.IsProvided)));
        Assert.Equal(5, values["a"]);
        Assert.Equal(2, values["b"]);
        Assert.Equal([1, 2], (object?[])values["l"]!);
        Assert.False(values.TryGetValue("i", out _));
    }

    [Fact]
    public void A_variable_without_a_value_is_an_argument_not_given()
    {
        var values = Coerce(
            "query($v: Int, $n: Int) { f(a: $v, b: $v, c: $v, i: { name: $v, size: $n }, l: [$v, 1]) }",
            """{ "n": null }""");

        Assert.False(values.TryGetValue("a", out _));
        Assert.Equal(2, values["b"]);
        Assert.Equal(3, values["c"]);
        var filter = (InputObjectValue)values["i"]!;
        Assert.Equal("n", filter["name"]);
        Assert.True(filter.TryGetValue("size", out var size));
        Assert.Null(size);
        Assert.Equal([null, 1], (object?[])values["l"]!);
    }

    [Fact]
    public void Custom_scalars_see_literals_with_variables_filled_in()
    {
        var values = Coerce(
            "query($s: String, $missing: Int) { f(j: { a: $s, b: [$s, 1.5, ENUM], c: $missing }) }",
            """{ "s": "x" }""");

        var json = (OrderedDictionary<string, object?>)values["j"]!;
        Assert.Equal(["a", "b"], json.Keys);
        Assert.Equal("x", json["a"]);
        Assert.Equal(["x", 1.5, "ENUM"], (object?[])json["b"]!);
    }

    [Theory]
    [InlineData("$v: [Int]", "5", "[5]")]
    [InlineData("$v: ID", "7", "\"7\"")]
    [InlineData("$v: Filter", """{ "size": null }""", """{ name: "n", size: null }""")]
    [InlineData("$v: [Nested!]", """{ "filters": {} }""", """[{ filters: [{ name: "n" }], ids: ["1"] }]""")]
    [InlineData("$v: Nested = { filters: { size: 1 } }", null, """{ filters: [{ name: "n", size: 1 }], ids: ["1"] }""")]
    [InlineData("$v: Json", """{ "x": [1.5, {}] }""", "{ x: [1.5, {}] }")]
    public void Custom_scalars_see_the_coerced_values_of_variables(string definition, string? json, string expected)
    {
        var values = Coerce($"query({definition}) {{ f(j: [$v]) }}", json is null ? "{}" : $"{{ \"v\": {json} }}");

        var literal = Coerce($"query {{ f(j: [{expected}]) }}", "{}");
        Assert.Equivalent(literal["j"], values["j"], strict: true);
    }

    [Theory]
    [InlineData(
        "query { required }", "{}", "Argument \"Query.required(x:)\" of required type \"Int!\" was not provided. "
        + "(1:9)")]
    [InlineData(
        "query($v: Int) { required(x: $v) }",
        "{}",
        "Argument \"Query.required(x:)\" has invalid value: Expected variable \"$v\" provided to type \"Int!\" to "
        + "provide a runtime value. (1:30)")]
    [InlineData(
        "query($v: Int) { f(c: $v) }",
        """{ "v": null }""",
        "Argument \"Query.f(c:)\" has invalid value: Expected variable \"$v\" provided to non-null type \"Int!\" not "
        + "to be null. (1:23)")]
    [InlineData(
        "query { f(i: { siz: 1 }) }",
        "{}",
        "Argument \"Query.f(i:)\" has invalid value: Expected value of type \"Filter\" not to include unknown field "
        + "\"siz\". Did you mean \"size\"? Found: { siz: 1 }. (1:16)")]
    public void What_does_not_fit_is_explained(string text, string json, string expected)
    {
        var (field, variables) = Prepare(text, json);
        var definition = Schema.FindField(Schema.QueryType!, field.Name)!;

        Assert.False(ArgumentCoercion.TryCoerce(definition, field, variables, out _, out var error));

        Assert.Equal(expected, error.ToString());
    }

    [Fact]
    public void Directives_have_arguments_too()
    {
        var directive = Parse("{ f @include(if: false) }").SelectionSet.Selections[0].Directives[0];

        Assert.True(ArgumentCoercion.TryCoerce(SpecifiedDirectives.Include, directive, null, out var values, out _));
        Assert.Equal(false, values["if"]);
    }

    private static OperationDefinitionSyntax Parse(string text) =>
        (OperationDefinitionSyntax)Parser.Parse(text).Definitions[0];

    private static (FieldSyntax Field, VariableValues Variables) Prepare(string text, string json)
    {
        var operation = Parse(text);
        var variables = new OperationVariables(Schema, operation.VariableDefinitions);
        Assert.True(variables.TryCoerce(JsonElement.Parse(json), VariableOptions.Default, out var values, out _));
        return ((FieldSyntax)operation.SelectionSet.Selections[0], values);
    }

    private static ArgumentValues Coerce(string text, string json)
    {
        var (field, variables) = Prepare(text, json);
        var definition = Schema.FindField(Schema.QueryType!, field.Name)!;
        Assert.True(ArgumentCoercion.TryCoerce(definition, field, variables, out var values, out _));
        return values;
    }
}
