using System.Text.RegularExpressions;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Validation;

namespace KejiGraph.GraphQL.Tests.Introspection;

public sealed class IntrospectionTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        "The root" type Query {
          old: Int @deprecated(reason: "no")
          find(by: Filter = { name: "x" }, no: Int @deprecated): [Thing!]!
        }
        union Thing = Query
        input Filter @oneOf { name: String }
        scalar Date @specifiedBy(url: "http://x")
        """);

    [Fact]
    public void Every_field_of_every_introspection_type_can_be_answered()
    {
        var fields = IntrospectionTypes.All.OfType<ObjectType>().SelectMany(type => type.Fields);

        Assert.All(fields, field => Assert.IsType<IntrospectionResolver>(field.Annotation));
        Assert.All(
            [MetaFields.Schema, MetaFields.Type, MetaFields.TypeName],
            field => Assert.IsType<IntrospectionResolver>(field.Annotation));
    }

    [Fact]
    public void The_query_of_tools_is_valid_for_every_schema()
    {
        Assert.Empty(DocumentValidator.Validate(Schema, Parser.Parse(IntrospectionQuery.Text)));
    }

    [Fact]
    public void What_is_deprecated_is_listed_only_when_asked_for()
    {
        const string Query = """
            {
              __type(name: "Query") {
                kind name description
                fields { name args { name } }
                all: fields(includeDeprecated: true) {
                  name isDeprecated deprecationReason
                  args(includeDeprecated: true) { name defaultValue isDeprecated type { kind name ofType { name } } }
                }
              }
            }
            """;

        Assert.Equal(
            """
            {"data":{"__type":{"kind":"OBJECT","name":"Query","description":"The root",
            "fields":[{"name":"find","args":[{"name":"by"}]}],
            "all":[{"name":"old","isDeprecated":true,"deprecationReason":"no","args":[]},
            {"name":"find","isDeprecated":false,"deprecationReason":null,"args":[
            {"name":"by","defaultValue":"{ name: \u0022x\u0022 }","isDeprecated":false,
            "type":{"kind":"INPUT_OBJECT","name":"Filter","ofType":null}},
            {"name":"no","defaultValue":null,"isDeprecated":true,
            "type":{"kind":"SCALAR","name":"Int","ofType":null}}]}]}}}
            """.ReplaceLineEndings(""),
            IntrospectionExecutor.Execute(Schema, Query));
    }

    [Theory]
    [InlineData("Thing", """{"kind":"UNION","possibleTypes":[{"name":"Query"}]}""")]
    [InlineData("Filter", """{"kind":"INPUT_OBJECT","inputFields":[{"name":"name"}],"isOneOf":true}""")]
    [InlineData("Date", """{"kind":"SCALAR","specifiedByURL":"http://x"}""")]
    [InlineData("Unknown", "null")]
    public void A_type_answers_what_its_kind_has_and_null_to_the_rest(string name, string expected)
    {
        var query = $$"""
            {
              __type(name: "{{name}}") {
                kind fields { name } interfaces { name } possibleTypes { name } inputFields { name }
                specifiedByURL isOneOf
              }
            }
            """;

        var answer = IntrospectionExecutor.Execute(Schema, query);

        Assert.Equal($$$"""{"data":{"__type":{{{expected}}}}}""", Regex.Replace(answer, ",\"\\w+\":null", ""));
    }
}
