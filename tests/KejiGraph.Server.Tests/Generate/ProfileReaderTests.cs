using KejiGraph.Server.Generate;

namespace KejiGraph.Server.Tests.Generate;

public sealed class ProfileReaderTests
{
    private const string Author = """ "Author": { "count": 3, "id": "a-", "properties": { "name": "Somebody" } } """;

    [Theory]
    [InlineData("""{ "nodes": { """, "p.json:1: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. LineNumber: 0 | BytePositionInLine: 13.")]
    [InlineData("[]", "p.json: profile: an object is expected.")]
    [InlineData("{}", "p.json: profile: the member \"nodes\" is missing.")]
    [InlineData("""{ "nodes": {}, "node": {} }""", "p.json: profile: the member \"node\" is unknown; here can stand \"lists\", \"everyNode\", \"everyRelationship\", \"nodes\", \"relationships\".")]
    [InlineData("""{ "nodes": { "Poem": { "count": 1, "id": "p-", "properties": {} } } }""", "p.json: nodes.Poem: the model has no node type \"Poem\".")]
    [InlineData("""{ "nodes": { "Author": { "count": 0, "id": "a-", "properties": { "name": "x" } } } }""", "p.json: nodes.Author: a whole number from 1 to 33554432 is expected.")]
    [InlineData("""{ "nodes": { "Author": { "count": 1, "id": "a-", "properties": { } } } }""", "p.json: nodes.Author.properties: the required property \"name\" has no rule.")]
    [InlineData("""{ "nodes": { "Author": { "count": 1, "id": "a-", "properties": { "name": "x" } }, "Library": { "count": 1, "id": "a-", "properties": { "name": "x" } } } }""", "p.json: nodes.Library: the ids of Author begin with \"a-\" too; ids are unique among all nodes.")]
    [InlineData("""{ "lists": { "word": [] }, "nodes": {} }""", "p.json: lists.word: at least one entry is expected.")]
    [InlineData("""{ "lists": { "word": [{ "zh": "一", "en": "one" }, { "zh": "二" }] }, "nodes": {} }""", "p.json: lists.word: the member \"en\" is missing.")]
    public void A_wrong_profile_is_refused_with_the_place_and_what_is_expected(string json, string message)
    {
        var error = Assert.Throws<CommandException>(() => TestProfile.OfLibrary(json));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("nickname", "\"x\"", "Book has no property \"nickname\" in the model.")]
    [InlineData("id", "\"x\"", "Book has no property \"id\" in the model.")]
    [InlineData("year", "\"1999\"", "The value: property \"year\" holds Int, not \"1999\".")]
    [InlineData("genre", "\"POEM\"", "The value: property \"genre\" cannot be \"POEM\"; enumeration Genre has no such code.")]
    [InlineData("genre", """{ "weights": { "NOVEL": 1, "POEM": 1 } }""", "The value: property \"genre\" cannot be \"POEM\"; enumeration Genre has no such code.")]
    [InlineData("genre", """{ "weights": { "NOVEL": 0 } }""", "at least one weight above 0 is expected.")]
    [InlineData("genre", """{ "weight": { "NOVEL": 1 } }""", "the member \"weight\" is unknown; here can stand \"chance\", \"weights\", \"from\", \"median\", \"fields\", \"node\".")]
    [InlineData("year", """{ "from": 10, "to": 5 }""", "a \"to\" that is not less than \"from\" is expected.")]
    [InlineData("year", """{ "from": 1 }""", "the member \"to\" is missing.")]
    [InlineData("name", """{ "from": 1, "to": 5 }""", "\"from\" cannot stand for \"name\", which holds String.")]
    [InlineData("name", """{ "chance": 0.5, "value": "x" }""", "\"name\" is required and cannot be left to chance.")]
    [InlineData("year", """{ "chance": 2, "value": 1 }""", "a number from 0 to 1 is expected.")]
    [InlineData("published", """{ "median": 1, "spread": 1 }""", "\"median\" cannot stand for \"published\", which holds Date.")]
    [InlineData("published", """{ "from": "2020-01-01", "to": "2020-13-01" }""", "The value: property \"published\" holds Date, not \"2020-13-01\".")]
    [InlineData("keywords", "\"x\"", "A single value cannot stand for \"keywords\", which holds a list of String.")]
    [InlineData("year", """{ "fields": {} }""", "\"fields\" cannot stand for \"year\", which holds Int.")]
    [InlineData("year", """{ "node": "Author" }""", "\"node\" cannot stand for \"year\", which holds Int.")]
    [InlineData("isbn", "\"{word\"", "the template \"{word\" has a brace that is not closed.")]
    [InlineData("isbn", "\"{words}\"", "there is no list \"words\"; the profile has \"word\", \"pair\".")]
    [InlineData("isbn", "\"{word.zh}\"", "\"{word.zh}\" asks for a form, but the list \"word\" has plain texts.")]
    [InlineData("isbn", "\"{pair}\"", "\"{pair}\" must name a form of the list \"pair\": \"zh\", \"en\".")]
    [InlineData("isbn", "\"{number:0}\"", "\"{number:0}\" needs a number of digits from 1 to 18 after the colon.")]
    [InlineData("isbn", "\"{.site}\"", "\"{.site}\" names no text property that stands before this one.")]
    public void A_wrong_rule_of_a_property_is_refused(string property, string rule, string message)
    {
        var error = Assert.Throws<CommandException>(() => TestProfile.OfLibrary($$"""
            {
              "lists": { "word": ["a"], "pair": [{ "zh": "一", "en": "one" }] },
              "nodes": {
                {{Author}},
                "Book": { "count": 1, "id": "b-", "properties": { {{(property == "name" ? "" : "\"name\": \"x\",")}} "{{property}}": {{rule}} } }
              }
            }
            """));

        Assert.Equal($"p.json: nodes.Book.properties.{property}: {message}", error.Message);
    }

    [Theory]
    [InlineData("""{ "text": "x", "source": { "node": "Book" } }""", ".source: the profile generates no nodes of type \"Book\".")]
    [InlineData("""{ "source": { "node": "Author" } }""", ": the required property \"text\" has no rule.")]
    [InlineData("""{ "text": "x", "author": "x" }""", ".author: Remark has no property \"author\" in the model.")]
    public void A_wrong_record_is_refused(string fields, string message)
    {
        var error = Assert.Throws<CommandException>(() => TestProfile.OfLibrary($$"""
            { "nodes": { "Author": { "count": 1, "id": "a-", "properties": { "name": "x", "remarks": [{ "fields": {{fields}} }] } } } }
            """));

        Assert.StartsWith("p.json: nodes.Author.properties.remarks[0]", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "READ", "from": "Author", "to": "Author", "each": "from" }""", "the model has no relationship type \"READ\".")]
    [InlineData("""{ "type": "WROTE", "from": "Author", "to": "Author", "each": "from" }""", "WROTE cannot join a node of type Author to one of type Author.")]
    [InlineData("""{ "type": "WROTE", "from": "Author", "to": "Book", "each": "from" }""", "the profile generates no nodes of type \"Book\".")]
    public void A_wrong_rule_of_relationships_is_refused(string rule, string message)
    {
        var error = Assert.Throws<CommandException>(() => TestProfile.OfLibrary($$"""{ "nodes": { {{Author}} }, "relationships": [{{rule}}] }"""));

        Assert.Equal($"p.json: relationships[0]: {message}", error.Message);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var error = Assert.Throws<CommandException>(() => TestProfile.OfLibrary(
            """{ "nodes": { "Poem": { "count": 1, "id": "p-", "properties": {} }, "Author": { "count": 1, "id": "a-", "properties": { "name": 1 } } } }"""));

        Assert.Equal(
            "p.json: nodes.Poem: the model has no node type \"Poem\".\np.json: nodes.Author.properties.name: The value: property \"name\" holds String, not 1.",
            error.Message);
    }

    [Fact]
    public void Counts_are_scaled_by_shares_and_then_set_by_type()
    {
        var profile = TestProfile.OfLibrary("""
            {
              "nodes": {
                "Author": { "count": 30, "id": "a-", "properties": { "name": "x" } },
                "Library": { "count": 9, "id": "l-", "properties": { "name": "x" } },
                "Book": { "count": 1, "id": "b-", "properties": { "name": "x" } }
              }
            }
            """);

        var counts = NodeCounts.Of(profile, 4000, [KeyValuePair.Create("Library", 5L)]);

        Assert.Equal([3000, 5, 100], profile.Nodes.Select(node => counts[node.Type]));
        Assert.Equal(3105, counts.Total);
    }
}
