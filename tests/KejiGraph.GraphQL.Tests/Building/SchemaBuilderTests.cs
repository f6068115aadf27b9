using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Tests.Building;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void Types_with_the_usual_names_are_the_root_types()
    {
        var schema = SchemaBuilder.Build("type Query { a: Int } type Mutation { b: Int } type Subscription { c: Int }");

        Assert.Equal(
            ("Query", "Mutation", "Subscription"),
            (schema.QueryType?.Name, schema.MutationType?.Name, schema.SubscriptionType?.Name));
    }

    [Fact]
    public void A_schema_definition_names_the_root_types()
    {
        var schema = SchemaBuilder.Build("""
            "All there is" schema { query: Root } extend schema { mutation: Change }
            type Root { a: Int } type Change { b: Int } type Mutation { c: Int }
            """);

        Assert.Equal(
            ("Root", "Change", null),
            (schema.QueryType?.Name, schema.MutationType?.Name, schema.SubscriptionType?.Name));
        Assert.Equal("All there is", schema.Description);
    }

    [Fact]
    public void Specified_directives_speak_where_they_are_applied()
    {
        var schema = SchemaBuilder.Build("""
            type Query { old: Int @deprecated older(x: Int @deprecated(reason: "no")): Int new: E }
            enum E { A @deprecated(reason: "B is better") B }
            scalar Date extend scalar Date @specifiedBy(url: "http://x")
            input I @oneOf { a: Int }
            directive @d on FIELD extend directive @d @deprecated
            """);

        var query = schema.QueryType!;
        Assert.Equal("No longer supported", query.FindField("old")!.DeprecationReason);
        Assert.Equal("no", query.FindField("older")!.FindArgument("x")!.DeprecationReason);
        Assert.Null(query.FindField("new")!.DeprecationReason);
        Assert.Equal("B is better", ((EnumType)schema.FindType("E")!).FindValue("A")!.DeprecationReason);
        Assert.Equal("http://x", ((ScalarType)schema.FindType("Date")!).SpecifiedByUrl);
        Assert.True(((InputObjectType)schema.FindType("I")!).IsOneOf);
        Assert.Equal("No longer supported", schema.FindDirective("d")!.DeprecationReason);
    }

    [Fact]
    public void Applied_directives_are_kept_with_those_of_extensions()
    {
        var schema = SchemaBuilder.Build("""
            directive @node(label: String) on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION
            directive @key on OBJECT
            type Query @node(label: "q") { a(x: Int @node): Int @node(label: "a") }
            extend type Query @key
            """);

        var query = schema.QueryType!;
        var field = query.FindField("a")!;
        Assert.Equal(
            ["@node(label: \"q\")", "@key"], query.AppliedDirectives.Select(directive => directive.ToString()));
        Assert.Equal(["@node(label: \"a\")"], field.AppliedDirectives.Select(directive => directive.ToString()));
        Assert.Equal(["@node"], field.FindArgument("x")!.AppliedDirectives.Select(directive => directive.ToString()));
    }

    [Theory]
    [InlineData("type Query { a: Unknown }", "Unknown type \"Unknown\".")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "There can be only one type named \"Query\".")]
    [InlineData("extend type Query { a: Int }", "Cannot extend type \"Query\" because it is not defined.")]
    [InlineData(
        "type Query { a: Int @deprecated(reason: 1) }",
        "Argument \"@deprecated(reason:)\" has invalid value: String cannot represent a non string value: 1")]
    public void A_document_that_breaks_rules_gives_no_schema(string text, string expected)
    {
        var exception = Assert.Throws<GraphQLException>(() => SchemaBuilder.Build(text));

        Assert.Equal(expected, exception.Message);
    }

    [Fact]
    public void Extending_leaves_the_schema_as_it_was()
    {
        var schema = SchemaBuilder.Build("type Query { a: E } enum E { A } interface I { b: Int }");

        var extended = SchemaBuilder.Extend(
            schema, Parser.Parse("extend type Query implements I { b: Int } extend enum E { B } scalar New"));

        Assert.Equal("interface I {\n  b: Int\n}", SchemaPrinter.Print(schema.FindType("I")!));
        Assert.Equal("type Query {\n  a: E\n}", SchemaPrinter.Print(schema.QueryType!));
        Assert.Equal("type Query implements I {\n  a: E\n  b: Int\n}", SchemaPrinter.Print(extended.QueryType!));
        Assert.Equal("enum E {\n  A\n  B\n}", SchemaPrinter.Print(extended.FindType("E")!));
        Assert.Equal("scalar New", SchemaPrinter.Print(extended.FindType("New")!));
        Assert.Same(extended.FindType("E"), extended.QueryType!.FindField("a")!.Type);
        var possibleTypes = extended.PossibleTypes((InterfaceType)extended.FindType("I")!);
        Assert.Equal(["Query"], possibleTypes.Select(type => type.Name));
    }

    [Fact]
    public void Extending_keeps_what_code_has_added()
    {
        var meaning = new object();
        var date = new ScalarType("Date") { Coercion = new YearCoercion(), Annotation = meaning };
        var query = new ObjectType("Query", () => [new FieldDefinition("a", date) { Annotation = meaning }]);
        var schema = new Schema(new SchemaParts { Query = query });

        var extended = SchemaBuilder.Extend(schema, Parser.Parse("extend type Query { b: Date }"));

        var extendedDate = (ScalarType)extended.FindType("Date")!;
        Assert.NotSame(date, extendedDate);
        Assert.Same(meaning, extendedDate.Annotation);
        Assert.Same(meaning, extended.QueryType!.FindField("a")!.Annotation);
        Assert.Same(date.Coercion, extendedDate.Coercion);
    }

    [Fact]
    public void A_document_without_definitions_extends_nothing()
    {
        var schema = SchemaBuilder.Build("type Query { a: Int }");

        Assert.Same(schema, SchemaBuilder.Extend(schema, Parser.Parse("{ a }")));
    }

    private sealed class YearCoercion : ScalarCoercion
    {
        public override CoercionResult FromLiteral(ValueSyntax literal) => CoercionResult.Of(2026);

        public override CoercionResult FromJson(System.Text.Json.JsonElement json) => CoercionResult.Of(2026);
    }
}
