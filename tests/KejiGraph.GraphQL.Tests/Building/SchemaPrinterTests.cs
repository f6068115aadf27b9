using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Tests.Oracle;

namespace KejiGraph.GraphQL.Tests.Building;

public sealed class SchemaPrinterTests
{
    [Fact]
    public void A_schema_is_printed_with_all_it_defines()
    {
        const string Text = """"
            """The schema"""
            schema {
              query: Root
            }

            directive @tag(
              """What to call it"""
              name: String! = "a"
              other: Int
            ) repeatable on FIELD | OBJECT

            """
            Where everything
            begins
            """
            type Root implements Named {
              name: String

              """A field"""
              find(by: Filter = { name: "x" }, first: Int @deprecated): [Thing!]! @deprecated(reason: "slow")
            }

            interface Named {
              name: String
            }

            union Thing = Root

            enum Color {
              RED

              """Like the sky"""
              BLUE @deprecated
            }

            input Filter @oneOf {
              name: String
            }

            scalar Date @specifiedBy(url: "http://x")
            """";

        Assert.Equal(Text, SchemaPrinter.Print(SchemaBuilder.Build(Text)));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Printing_and_building_give_the_same_schema_again(int seed)
    {
        var text = new SchemaGenerator(new Words(new Random(seed))).Generate();
        var schema = SchemaBuilder.Build(Parser.Parse(text), assumeValid: true);

        var printed = SchemaPrinter.Print(schema);

        Assert.Equal(printed, SchemaPrinter.Print(SchemaBuilder.Build(Parser.Parse(printed), assumeValid: true)));
    }
}
