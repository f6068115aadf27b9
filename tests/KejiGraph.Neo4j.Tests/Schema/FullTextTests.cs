using KejiGraph.Bolt;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Schema;

[Collection(RealNeo4j.Name)]
public sealed class FullTextTests(Neo4jServer server)
{
    private const string Name = "科大讯飞股份有限公司";
    private const string Alias = "安徽中科大讯飞信息科技";

    private readonly EmptyDatabase _database = new(server);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pairs =>
        [.. new[] { Name, Alias }.SelectMany(text => Enumerable.Range(0, text.Length - 1).Select(at => text.Substring(at, 2))).Distinct()];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Any_two_adjacent_characters_of_a_name_or_an_alias_find_the_node(string pair)
    {
        await using var client = await OpenAsync();

        Assert.Equal(["p1"], await FoundAsync(client, pair));
    }

    [Theory]
    [InlineData("讯科")]
    [InlineData("司安")]
    [InlineData("Atext")]
    public async Task What_does_not_stand_in_one_text_finds_nothing_but_marks(string text)
    {
        await using var client = await OpenAsync();

        // The names of the fields stand in the text of records too, so they are terms; a search for them finds whoever has such a record.
        Assert.Equal(text == "Atext" ? ["p1"] : [], await FoundAsync(client, text));
    }

    private static Task<IReadOnlyList<string>> FoundAsync(BoltClient client, string text) => EmptyDatabase.TextsAsync(
        client,
        new BoltStatement(
            "CALL db.index.fulltext.queryNodes(\"names\", $text) YIELD node RETURN node.id",
            new Dictionary<string, object?> { ["text"] = $"\"{text}\"" }));

    private async Task<BoltClient> OpenAsync()
    {
        var model = new SmallModel();
        var client = await _database.OpenAsync(model.Graph);
        await using var store = await Neo4jStore.OpenAsync(
            model.Graph, await _database.OptionsAsync(), EmptyDatabase.Timeout, EmptyDatabase.Timeout, TimeProvider.System, Cancellation);
        object?[] notes = [new RecordValue(model.Note, [Alias, 0.5, null, null]), new RecordValue(model.Note, ["iFLYTEK", null, null, null])];
        await store.ApplyAsync(
            new ChangeBatch(
            [
                new Change.WriteNode(WriteMode.Create, model.Person, "p1", Values(model.Person, ("name", Name), ("notes", notes))),
                new Change.WriteNode(WriteMode.Create, model.Person, "p2", Values(model.Person, ("name", "清华大学"))),
            ]),
            Cancellation);
        return client;
    }

    private static PropertyValues Values(NodeType type, params (string Name, object? Value)[] values) =>
        new(values.Select(value => (type.Properties.Find(value.Name)!, value.Value)));
}
