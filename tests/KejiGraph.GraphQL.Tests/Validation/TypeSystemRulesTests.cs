using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Validation;

namespace KejiGraph.GraphQL.Tests.Validation;

/// <summary>
/// What each rule says, with that rule alone; graphql-js 17.1.0 says the same, where it has the rule.
/// </summary>
public sealed class TypeSystemRulesTests
{
    [Theory]
    [InlineData(
        "LoneSchemaDefinitionRule",
        "schema { query: A } schema { query: B }",
        "Must provide only one schema definition. (1:21)")]
    [InlineData(
        "UniqueOperationTypesRule",
        "schema { query: A query: B } extend schema { query: C }",
        "There can be only one query type in schema. (1:10, 1:19)",
        "There can be only one query type in schema. (1:10, 1:46)")]
    [InlineData(
        "UniqueTypeNamesRule",
        "type A { a: Int } scalar A",
        "There can be only one type named \"A\". (1:6, 1:26)")]
    [InlineData(
        "UniqueEnumValueNamesRule",
        "enum E { A } extend enum E { B A }",
        "Enum value \"E.A\" can only be defined once. (1:10, 1:32)")]
    [InlineData(
        "UniqueFieldDefinitionNamesRule",
        "type A { a: Int a: Int } input I { b: Int } extend input I { b: Int }",
        "Field \"A.a\" can only be defined once. (1:10, 1:17)",
        "Field \"I.b\" can only be defined once. (1:36, 1:62)")]
    [InlineData(
        "UniqueArgumentDefinitionNamesRule",
        "type A { a(x: Int, x: Int): Int } directive @d(y: Int, y: Int) on FIELD",
        "Argument \"A.a(x:)\" can only be defined once. (1:12, 1:20)",
        "Argument \"@d(y:)\" can only be defined once. (1:48, 1:56)")]
    [InlineData(
        "UniqueDirectiveNamesRule",
        "directive @d on FIELD directive @d on QUERY",
        "There can be only one directive named \"@d\". (1:12, 1:34)")]
    [InlineData(
        "KnownTypeNamesRule",
        "type Query { a: Strin b: Quer }",
        "Unknown type \"Strin\". Did you mean \"String\"? (1:17)",
        "Unknown type \"Quer\". Did you mean \"Query\"? (1:26)")]
    [InlineData(
        "KnownDirectivesRule",
        "type A @unknown { a: Int @oneOf }",
        "Unknown directive \"@unknown\". (1:8)",
        "Directive \"@oneOf\" may not be used on FIELD_DEFINITION. (1:26)")]
    [InlineData(
        "UniqueDirectivesPerLocationRule",
        "type A { a: Int @deprecated @deprecated } directive @d on OBJECT type B @d extend type B @d",
        "The directive \"@deprecated\" can only be used once at this location. (1:17, 1:29)",
        "The directive \"@d\" can only be used once at this location. (1:73, 1:90)")]
    [InlineData(
        "PossibleTypeExtensionsRule",
        "type Animal { a: Int } extend enum Animal { A } extend type Animl { b: Int }",
        "Cannot extend non-enum type \"Animal\". (1:1, 1:24)",
        "Cannot extend type \"Animl\" because it is not defined. Did you mean \"Animal\"? (1:61)")]
    [InlineData(
        "PossibleDirectiveExtensionsRule",
        "directive @mark on DIRECTIVE_DEFINITION extend directive @mak @mark extend directive @skip @mark",
        "Cannot extend directive \"@mak\" because it is not defined. Did you mean \"mark\"? (1:59)")]
    [InlineData(
        "KnownArgumentNamesOnDirectivesRule",
        "type A { a: Int @deprecated(reson: \"x\") }",
        "Unknown argument \"reson\" on directive \"@deprecated\". Did you mean \"reason\"? (1:29)")]
    [InlineData(
        "UniqueArgumentNamesRule",
        "type A { a: Int @deprecated(reason: \"x\", reason: \"y\") }",
        "There can be only one argument named \"reason\". (1:29, 1:42)")]
    [InlineData(
        "UniqueInputFieldNamesRule",
        "type A { a(x: I = { a: 1, a: 2 }): Int }",
        "There can be only one input field named \"a\". (1:21, 1:27)")]
    [InlineData(
        "ProvidedRequiredArgumentsOnDirectivesRule",
        "directive @d(x: Int!) on OBJECT type A @d { a: Int } scalar S @specifiedBy",
        "Argument \"@d(x:)\" of type \"Int!\" is required, but it was not provided. (1:40)",
        "Argument \"@specifiedBy(url:)\" of type \"String!\" is required, but it was not provided. (1:63)")]
    public void Each_rule_names_what_breaks_it_and_where(string ruleName, string text, params string[] expected)
    {
        var rule = TypeSystemRules.Specified.Single(rule => rule.Name == ruleName);

        var errors = DocumentValidator.ValidateTypeSystem(Parser.Parse(text), rules: [rule]);

        Assert.Equal(expected, errors.Select(error => error.ToString()));
    }

    [Theory]
    [InlineData("extend schema @once", "@once", "1:8, 1:15")]
    [InlineData("extend scalar Date @specifiedBy(url: \"y\")", "@specifiedBy", "2:13, 1:20")]
    [InlineData("extend directive @old @deprecated", "@deprecated", "4:16, 1:23")]
    public void What_a_schema_has_applied_once_an_extension_cannot_apply_again(
        string text, string directive, string locations)
    {
        var schema = SchemaBuilder.Build("""
            schema @once @many { query: Query }
            scalar Date @specifiedBy(url: "x")
            type Query { date: Date }
            directive @old @deprecated on FIELD
            directive @once on SCHEMA
            directive @many repeatable on SCHEMA
            """);

        var errors = DocumentValidator.ValidateTypeSystem(Parser.Parse(text), schema);

        Assert.Equal(
            [$"The directive \"{directive}\" can only be used once at this location. ({locations})"],
            errors.Select(error => error.ToString()));
        Assert.Empty(DocumentValidator.ValidateTypeSystem(Parser.Parse("extend schema @many"), schema));
    }

    [Fact]
    public void An_extension_of_a_directive_finds_it_in_the_extended_schema()
    {
        var schema = SchemaBuilder.Build("type Query { a: Int } directive @known on FIELD");
        var extension = Parser.Parse("extend directive @known @deprecated extend directive @unknown @deprecated");

        var errors = DocumentValidator.ValidateTypeSystem(extension, schema);

        Assert.Equal(
            ["Cannot extend directive \"@unknown\" because it is not defined. Did you mean \"known\"? (1:55)"],
            errors.Select(error => error.ToString()));
    }

    [Fact]
    public void Every_rule_has_an_example()
    {
        var examples = typeof(TypeSystemRulesTests)
            .GetMethod(nameof(Each_rule_names_what_breaks_it_and_where))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Select(example => (string)((InlineDataAttribute)example).Data[0]!);

        Assert.Equal(TypeSystemRules.Specified.Select(rule => rule.Name).Order(), examples.Distinct().Order());
    }
}
