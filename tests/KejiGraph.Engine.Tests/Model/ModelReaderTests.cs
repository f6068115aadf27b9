using KejiGraph.Engine.Model;
using KejiGraph.Graph.Model;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Model;

public sealed class ModelReaderTests
{
    private const string Header = """
        directive @node(labels: [String!]) on OBJECT
        directive @relationship(type: String!, direction: RelationshipDirection!, properties: String!) on FIELD_DEFINITION
        directive @relationshipProperties on OBJECT | INTERFACE
        directive @value on OBJECT
        directive @id on FIELD_DEFINITION
        directive @unique on FIELD_DEFINITION
        directive @index on FIELD_DEFINITION
        directive @private on FIELD_DEFINITION
        directive @plural(value: String!) on OBJECT | INTERFACE | UNION
        directive @cacheControl(maxAge: Int!, staleWhileRevalidate: Int) on OBJECT
        enum RelationshipDirection { IN OUT }
        type Tie @relationshipProperties { id: ID! @id }

        """;

    [Fact]
    public void A_type_has_the_fields_of_its_interfaces_then_its_own()
    {
        var book = LibraryGraph.Model.Graph.FindNodeType("Book")!;

        Assert.Equal(
            ["id", "name", "remarks", "secret", "year", "genre", "keywords", "pages", "price", "weight", "printed", "published", "registered", "sold", "site", "isbn"],
            book.Properties.Select(property => property.Name));
    }

    [Fact]
    public void A_full_text_index_of_an_interface_is_on_all_its_types()
    {
        var model = Read("""
            directive @fulltext(indexes: [FullTextInput!]!) on OBJECT | INTERFACE
            input FullTextInput { indexName: String!  queryName: String!  fields: [String!]! }
            type Name @value { text: String!  kind: String }
            interface Thing @fulltext(indexes: [{ indexName: "names", queryName: "search", fields: ["name", "names.text"] }]) {
              id: ID! @id  name: String  names: [Name!]!
            }
            type Box implements Thing @node { size: Int }
            type Bag implements Thing @node { size: Int }
            """);

        var index = Assert.Single(model.Graph.FullTextIndexes);

        Assert.Equal("names", index.Name);
        Assert.Equal(["Box", "Bag"], index.Nodes.Types.Select(type => type.Name));
        Assert.Equal(["name", "names.text"], index.Paths);
    }

    [Fact]
    public void A_field_that_is_restated_keeps_its_place()
    {
        var model = Read("""
            interface Thing { id: ID! @id  name: String  size: Int }
            type Box implements Thing @node { name: String!  colour: String }
            """);

        var properties = model.Graph.FindNodeType("Box")!.Properties;

        Assert.Equal(["id", "name", "size", "colour"], properties.Select(property => property.Name));
        Assert.True(properties.Find("name")!.IsRequired);
    }

    [Fact]
    public void A_relationship_joins_the_pairs_that_both_ends_declare()
    {
        var graph = LibraryGraph.Model.Graph;
        var owns = graph.FindRelationshipType("OWNS")!;

        Assert.True(owns.Joins(graph.FindNodeType("Library")!, graph.FindNodeType("Book")!));
        Assert.False(owns.Joins(graph.FindNodeType("Book")!, graph.FindNodeType("Library")!));
        Assert.Equal(["Author", "Library"], owns.Sources.Types.Select(type => type.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_wrong_model_is_refused_with_a_sentence_and_its_places(string text, string[] expected)
    {
        var error = Assert.Throws<GraphQLException>(() => Read(text));

        Assert.Equal(expected, error.Errors.Select(one => one.ToString()));
    }

    public static TheoryData<string, string[]> Refusals => new()
    {
        { "", ["The model has no node type: mark at least one type with @node."] },
        {
            "type Box @node { id: ID! @id  lid: Lid }",
            ["Unknown type \"Lid\". Did you mean \"ID\" or \"Tie\"? (13:36)"]
        },
        {
            "type Box @node { id: ID! @id } type Box @node { name: String }",
            [
                "There can be only one type named \"Box\". (13:6, 13:37)",
                "The directive \"@node\" can only be used once at this location. (13:10, 13:41)",
            ]
        },
        {
            "type Box @node { id: ID! @id  name: String  name: Int }",
            ["Field \"Box.name\" can only be defined once. (13:31, 13:45)"]
        },
        {
            "type Box @node @cacheControl(maxAge: -1) { id: ID! @id }",
            ["Type \"Box\" has @cacheControl with a negative number of seconds; leave the argument out for none. (13:16)"]
        },
        {
            "type Box @node { name: String }",
            ["Type \"Box\" needs a field \"id: ID! @id\", its own or of an interface. (13:6)"]
        },
        {
            "type Box { id: ID! @id }",
            [
                "Type \"Box\" is neither a node (@node) nor relationship properties (@relationshipProperties) nor a value (@value). (13:6)",
                "The model has no node type: mark at least one type with @node.",
            ]
        },
        {
            "type Box @node { id: ID! @id  lid: Lid } type Lid @node { id: ID! @id }",
            ["Field \"Box.lid\" leads to Lid, which is a node: say by which relationship with @relationship. (13:31)"]
        },
        {
            """
            type Box @node { id: ID! @id  lids: [Lid!]! @relationship(type: "HAS", direction: OUT, properties: "Tie") }
            type Lid @node { id: ID! @id }
            """,
            ["Relationship HAS is declared by \"Box.lids\" only; declare its other end with direction: IN. (13:31)"]
        },
        {
            """
            type Box @node { id: ID! @id  lids: [Lid!]! @relationship(type: "HAS", direction: OUT, properties: "Tie") }
            type Lid @node { id: ID! @id  jars: [Jar!]! @relationship(type: "HAS", direction: IN, properties: "Tie") }
            type Jar @node { id: ID! @id }
            """,
            ["The ends of relationship HAS disagree: \"Box.lids\" lets it lead from Box to Lid, but \"Lid.jars\" does not. (13:31, 14:31)"]
        },
        {
            """
            type Box @node { id: ID! @id  lids: [Lid!]! @relationship(type: "HAS", direction: OUT, properties: "Tie") }
            type Lid @node { id: ID! @id  boxes: [Box!]! @relationship(type: "HAS", direction: IN, properties: "Knot") }
            type Knot @relationshipProperties { id: ID! @id }
            """,
            ["The ends of relationship HAS disagree: \"Box.lids\" gives it the properties Tie, \"Lid.boxes\" Knot. (13:31, 14:31)"]
        },
        {
            "type Box @node { id: ID! @id  lids: [Lid] @relationship(type: \"HAS\", direction: OUT, properties: \"Tie\") } type Lid @node { id: ID! @id }",
            ["Field \"Box.lids\" has @relationship and type [Lid]; a relationship is a list: write [Lid!]!. (13:31)"]
        },
        {
            "type Box @node { id: ID! @id  lids: [Lid!]! @relationship(type: \"HAS\", direction: OUT, properties: \"Rope\") } type Lid @node { id: ID! @id }",
            ["Field \"Box.lids\" names the relationship properties \"Rope\", but no type with @relationshipProperties has that name. (13:31)"]
        },
        {
            "type Box @node { id: ID! @id  sizes: [[Int!]!] }",
            ["Field \"Box.sizes\" is of type [[Int!]!]; lists of lists cannot be stored. (13:31)"]
        },
        {
            "type Box @node { id: ID! @id  sizes: [Int] }",
            ["Field \"Box.sizes\" is of type [Int]; the items of a list cannot be null: write [Item!]. (13:31)"]
        },
        {
            "scalar Colour type Box @node { id: ID! @id  colour: Colour }",
            ["Field \"Box.colour\" is of type Colour, which no store can hold. Scalars are ID, String, Int, Long, Float, Decimal, Boolean, Date, DateTime and URL. (13:45)"]
        },
        {
            "type Box @node { id: ID! @id  tags: [String!] @index }",
            ["Field \"Box.tags\" has @index, but lists, values and references have no order to index. (13:31)"]
        },
        {
            "type Box @node { id: ID! @id  parts: [Part!]! } type Part @value { name: String!  inner: Part }",
            ["Field \"Part.inner\" makes the value Part contain itself; a value must end somewhere. (13:83)"]
        },
        {
            "type Box @node { id: ID! @id  size(unit: String): Int }",
            ["Field \"Box.size\" has arguments; a model describes what is stored, and the API adds arguments itself. (13:31)"]
        },
        {
            "interface Idle { id: ID! @id } type Box @node { id: ID! @id }",
            ["No node type implements \"Idle\", so nothing could ever be read from it. Add one or remove the interface. (13:11)"]
        },
        {
            "type Box @node { id: ID! @id } type Lid @node @plural(value: \"boxes\") { id: ID! @id }",
            ["\"Lid\" and \"Box\" would both be read through the query field \"boxes\"; give one another plural with @plural. (13:37)"]
        },
        {
            "type PageInfo @node { id: ID! @id }",
            ["The name \"PageInfo\" is reserved: the API has a type of that name already. Choose another one. (13:6)"]
        },
        { "type Box @node {", ["Syntax Error: Expected Name, found <EOF>. (13:17)"] },
    };

    [Theory]
    [InlineData("Enterprise", "enterprises")]
    [InlineData("Policy", "policies")]
    [InlineData("Survey", "surveys")]
    [InlineData("Class", "classes")]
    [InlineData("Branch", "branches")]
    [InlineData("TaxBox", "taxBoxes")]
    public void A_plural_follows_English_where_the_model_gives_none(string name, string plural)
    {
        Assert.Equal(plural, Plurals.Of(name));
    }

    private static DomainModel Read(string text) => ModelReader.Read(new SourceText(Header + text, "model.graphql"));
}
