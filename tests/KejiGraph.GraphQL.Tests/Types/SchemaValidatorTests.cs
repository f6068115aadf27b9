using KejiGraph.GraphQL.Building;

namespace KejiGraph.GraphQL.Tests.Types;

public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData("type A { a: Int }", "Query root type must be provided.")]
    [InlineData(
        "input Query { a: Int }",
        "Query root type must be Object type, it cannot be Query. (1:1)")]
    [InlineData(
        "type Query { a: Int } schema { query: Query mutation: Query }",
        "All root types must be different, \"Query\" type is used as query and mutation root types. (1:39, 1:55)")]
    [InlineData("type Query", "Type Query must define one or more fields. (1:1)")]
    [InlineData(
        "type Query { __a: Int }",
        "Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection. (1:14)")]
    [InlineData(
        "type Query { a: I } input I { b: Int }",
        "The type of Query.a must be Output Type but got: I. (1:17)")]
    [InlineData(
        "type Query { a(x: [Query]): Int }",
        "The type of Query.a(x:) must be Input Type but got: [Query]. (1:19)")]
    [InlineData(
        "type Query { a(x: Int! @deprecated): Int }",
        "Required argument Query.a(x:) cannot be deprecated. (1:24, 1:19)")]
    [InlineData(
        "type Query { a(x: Int = \"s\"): Int }",
        "Query.a(x:) has invalid default value: Int cannot represent non-integer value: \"s\" (1:25)")]
    [InlineData(
        "type Query { a(x: [I] = [{ b: 1 }]): Int } input I { b: String }",
        "Query.a(x:) has invalid default value at [0].b: String cannot represent a non string value: 1 (1:31)")]
    [InlineData(
        "type Query { a: U } union U",
        "Union type U must define one or more member types. (1:21)")]
    [InlineData(
        "type Query { a: U } union U = Query | Int",
        "Union type U can only include Object types, it cannot include Int. (1:39)")]
    [InlineData(
        "type Query { a: U } union U = Query | Query",
        "Union type U can only include type Query once. (1:31, 1:39)")]
    [InlineData("type Query { a: E } enum E", "Enum type E must define one or more values. (1:21)")]
    [InlineData(
        "type Query implements Query { a: Int }",
        "Type Query must only implement Interface types, it cannot implement Query. (1:23)")]
    [InlineData(
        "type Query implements A { b: Int } interface A { a: Int }",
        "Interface field A.a expected but Query does not provide it. (1:50, 1:1)")]
    [InlineData(
        "type Query implements A { a: String } interface A { a: Int }",
        "Interface field A.a expects type Int but Query.a is type String. (1:56, 1:30)")]
    [InlineData(
        "type Query implements A { a: Int } interface A { a(x: Int): Int }",
        "Interface field argument A.a(x:) expected but Query.a does not provide it. (1:52, 1:27)")]
    [InlineData(
        "type Query implements A { a(x: Int!): Int } interface A { a: Int }",
        "Argument \"Query.a(x:)\" must not be required type \"Int!\" if not provided by the Interface field \"A.a\". "
        + "(1:29, 1:59)")]
    [InlineData(
        "type Query implements A { a: Int @deprecated } interface A { a: Int }",
        "Interface field A.a is not deprecated, so implementation field Query.a must not be deprecated. (1:34, 1:30)")]
    [InlineData(
        "type Query implements A { a: Int } interface A implements B { a: Int } interface B { a: Int }",
        "Type Query must implement B because it is implemented by A. (1:59, 1:23)")]
    [InlineData(
        "type Query { a(x: I): Int } input I @oneOf { b: Int! }",
        "OneOf input field I.b must be nullable. (1:49)")]
    [InlineData(
        "type Query { a(x: I): Int } input I @oneOf { b: Int = 1 }",
        "OneOf input field I.b cannot have a default value. (1:46)")]
    [InlineData(
        "type Query { a(x: I): Int } input I { self: I! }",
        "Input Object I cannot be provided a finite value because it references itself through fields: I.self. (1:39)")]
    [InlineData(
        "type Query { a(x: I): Int } input I @oneOf { b: J } input J @oneOf { c: I }",
        "Input Object I cannot be provided a finite value because it references itself through fields: I.b, J.c. "
        + "(1:46, 1:70)")]
    [InlineData(
        "type Query { a(x: I): Int } input I { b: I = {} }",
        "Invalid circular reference. The default value of Input Object field I.b references itself. (1:46)")]
    [InlineData(
        "type Query { a(x: I): Int } input I { b: J = {} } input J { c: I = {} }",
        "Invalid circular reference. The default value of Input Object field I.b references itself via the default "
        + "values of: J.c. (1:46, 1:68)")]
    [InlineData(
        "type Query { a(x: I): Int } input I { b: Int } extend input I @oneOf",
        "Input Object type I cannot be made a OneOf type by an extension. (1:63)")]
    [InlineData(
        "type Query { a: Int } directive @d(x: Int @d) on ARGUMENT_DEFINITION",
        "Directive @d must not reference itself. (1:23)")]
    [InlineData(
        "type Query { a: Int } directive @d @d on DIRECTIVE_DEFINITION",
        "Directive @d must not reference itself. (1:23)")]
    [InlineData(
        "type Query { a: Int } directive @d(x: I) on ENUM_VALUE input I { e: E } enum E { A @d }",
        "Directive @d must not reference itself via I, E. (1:23)")]
    public void A_broken_rule_is_reported_with_its_place(string text, string expected)
    {
        var errors = SchemaBuilder.Build(text).Validate();

        Assert.Equal([expected], errors.Select(error => error.ToString()));
        Assert.All(errors, error => Assert.Equal(ErrorCodes.InvalidSchema, error.Code));
    }

    [Theory]
    [InlineData("type Query { a(x: I): Int } input I { self: I list: [I!]! nested: J! } input J { back: I }")]
    [InlineData("type Query { a(x: I): Int } input I @oneOf { self: I leaf: Int }")]
    [InlineData("type Query { a(x: I): Int } input I { b: J = { c: null } } input J { c: I = {} }")]
    [InlineData("type Query { a: Int } directive @d(x: I @e) on FIELD input I { i: I } directive @e on "
        + "ARGUMENT_DEFINITION")]
    public void Circles_that_can_be_left_are_valid(string text)
    {
        Assert.Empty(SchemaBuilder.Build(text).Validate());
    }

    [Fact]
    public void An_invalid_schema_can_be_refused_as_a_whole()
    {
        var schema = SchemaBuilder.Build("type Query enum E");

        var exception = Assert.Throws<GraphQLException>(schema.ThrowIfInvalid);

        Assert.Equal(
            "Type Query must define one or more fields.\n\nEnum type E must define one or more values.",
            exception.Message);
    }
}
