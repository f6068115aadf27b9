using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Tests.Types;

public sealed class SchemaElementTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        type Query { field(argument: Int): String }
        enum Color { RED }
        input Filter { name: String }
        directive @tag(name: String) on FIELD
        """);

    [Theory]
    [InlineData("Query")]
    [InlineData("Query.field")]
    [InlineData("Query.field(argument:)")]
    [InlineData("Color.RED")]
    [InlineData("Filter.name")]
    [InlineData("@tag")]
    [InlineData("@tag(name:)")]
    [InlineData("@include(if:)")]
    public void A_coordinate_leads_to_its_definition_and_back(string text)
    {
        var element = SchemaElement.Find(Schema, Parser.ParseSchemaCoordinate(new SourceText(text)))!;

        object? definition = element.InputValue ?? (object?)element.Field ?? element.EnumValue;
        Assert.Equal(text, (definition ?? element.Directive ?? (object?)element.Type)!.ToString());
    }

    [Theory]
    [InlineData("Unknown")]
    [InlineData("Query.unknown")]
    [InlineData("Query.field(unknown:)")]
    [InlineData("Color.BLUE")]
    [InlineData("Filter.name(argument:)")]
    [InlineData("@unknown")]
    [InlineData("@tag(unknown:)")]
    public void What_is_not_there_is_not_found(string text)
    {
        Assert.Null(SchemaElement.Find(Schema, Parser.ParseSchemaCoordinate(new SourceText(text))));
    }
}
