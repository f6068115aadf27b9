using KejiGraph.Embedded;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Writing;

[Collection(RealNeo4j.Name)]
public sealed class SameOutcomeTests(Neo4jServer server) : IDisposable
{
    private static readonly SmallModel Small = new();
    private readonly TemporaryFolder _folder = new();
    private readonly EmptyDatabase _database = new(server);

    /// <summary>Batches on the graph of <see cref="Start"/>, by name.</summary>
    public static TheoryData<string> Batches => [.. All.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Change[] Start =>
    [
        Person(WriteMode.Create, "p1", ("name", "One"), ("mail", "one@x"), ("age", 30L), ("wage", 12.5m)),
        Person(WriteMode.Create, "p2", ("name", "Two"), ("mail", "two@x")),
        Paper(WriteMode.Create, "a1", ("name", "First"), ("year", 2001L)),
        Paper(WriteMode.Create, "a2", ("name", "Second")),
        Person(WriteMode.Create, "p3", ("name", "Three"), ("notes", Notes("a2"))),
        Wrote(WriteMode.Create, "w1", "p1", "a1"),
        new Change.WriteRelationship(WriteMode.Create, Small.Cites, "c1", "a1", "a1", PropertyValues.None),
    ];

    private static Dictionary<string, Change[]> All => new()
    {
        ["a node that exists is created"] = [Person(WriteMode.Create, "p1", ("name", "x"))],
        ["a node that does not exist is updated"] = [Person(WriteMode.Update, "p9", ("name", "x"))],
        ["a node changes its type"] = [Paper(WriteMode.Upsert, "p1", ("name", "x"))],
        ["a node lacks what is required"] = [Person(WriteMode.Create, "p9", ("age", 3L))],
        ["a required value is cleared"] = [Person(WriteMode.Update, "p1", ("name", null))],
        ["a value is of the wrong kind"] = [Person(WriteMode.Update, "p1", ("age", "old"))],
        ["a code is unknown"] = [Person(WriteMode.Update, "p1", ("rank", "NONE"))],
        ["an id is empty"] = [Person(WriteMode.Create, "", ("name", "x"))],
        ["an id is too long"] = [Person(WriteMode.Create, new string('i', 257), ("name", "x"))],
        ["a node that does not exist is deleted"] = [new Change.DeleteNode("p9")],
        ["a node is deleted twice"] = [new Change.DeleteNode("p1"), new Change.DeleteNode("p1")],
        ["a relationship that exists is created"] = [Wrote(WriteMode.Create, "w1", "p1", "a1")],
        ["a relationship that does not exist is updated"] = [Wrote(WriteMode.Update, "w9", "p1", "a1")],
        ["a relationship gets another end"] = [Wrote(WriteMode.Upsert, "w1", "p1", "a2")],
        ["a relationship starts nowhere"] = [Wrote(WriteMode.Create, "w9", "p9", "a1")],
        ["a relationship ends nowhere"] = [Wrote(WriteMode.Create, "w9", "p1", "a9")],
        ["a relationship joins wrong types"] = [Wrote(WriteMode.Create, "w9", "a1", "p1")],
        ["a relationship that does not exist is deleted"] = [new Change.DeleteRelationship(Small.Wrote, "w9")],
        ["a relationship went with its node"] = [new Change.DeleteNode("p1"), new Change.DeleteRelationship(Small.Wrote, "w1")],
        ["a unique value is taken"] = [Person(WriteMode.Update, "p2", ("mail", "one@x"))],
        ["a unique value is given twice"] =
            [Person(WriteMode.Create, "q2", ("name", "x"), ("mail", "q@x")), Person(WriteMode.Create, "q1", ("name", "x"), ("mail", "q@x"))],
        ["a record refers to nobody"] = [Person(WriteMode.Update, "p1", ("notes", Notes("a9")))],
        ["a record refers to another type"] = [Person(WriteMode.Update, "p1", ("notes", Notes("p2")))],
        ["a node is deleted that a record refers to"] = [new Change.DeleteNode("a2")],
        ["a change that is refused comes last"] = [Person(WriteMode.Create, "p9", ("name", "x")), new Change.DeleteNode("p8")],
        ["two nodes exchange their unique values"] =
            [Person(WriteMode.Update, "p1", ("mail", "two@x")), Person(WriteMode.Update, "p2", ("mail", "one@x"))],
        ["a unique value is freed by a deletion"] =
            [new Change.DeleteNode("p1"), Person(WriteMode.Create, "p9", ("name", "x"), ("mail", "one@x"))],
        ["a node is deleted and made again as another type"] = [new Change.DeleteNode("p1"), Paper(WriteMode.Create, "p1", ("name", "x"))],
        ["a node is made and deleted"] = [Person(WriteMode.Create, "p9", ("name", "x")), new Change.DeleteNode("p9")],
        ["a reference is moved before its node goes"] = [Person(WriteMode.Update, "p3", ("notes", Notes("a1"))), new Change.DeleteNode("a2")],
        ["a relationship is deleted and made again"] = [new Change.DeleteRelationship(Small.Wrote, "w1"), Wrote(WriteMode.Create, "w1", "p2", "a2")],
        ["values are replaced and cleared"] = [Person(WriteMode.Upsert, "p1", ("age", null), ("wage", 0m), ("mail", null), ("skills", new object?[] { "a" }))],
        ["nothing"] = [],
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Batches))]
    public async Task A_batch_has_the_outcome_that_it_has_in_the_embedded_store(string batch)
    {
        await using var embedded = EmbeddedStore.Open(Small.Graph, Path.Combine(_folder.Path, "graph.db"), TimeProvider.System);
        await using var neo4j = await OpenAsync();
        await embedded.ApplyAsync(new ChangeBatch([.. Start]), Cancellation);
        await neo4j.ApplyAsync(new ChangeBatch([.. Start]), Cancellation);

        Assert.Equal(await OutcomeAsync(embedded, All[batch]), await OutcomeAsync(neo4j, All[batch]));
    }

    [Theory]
    [InlineData(51)]
    [InlineData(52)]
    public async Task Random_batches_have_the_outcome_that_they_have_in_the_embedded_store(int seed)
    {
        await using var embedded = EmbeddedStore.Open(Small.Graph, Path.Combine(_folder.Path, "graph.db"), TimeProvider.System);
        await using var neo4j = await OpenAsync();
        var changes = new RandomChanges(Small, seed);
        for (var batch = 0; batch < 20; batch++)
        {
            Change[] next = [.. changes.NextBatch()];

            Assert.Equal(await OutcomeAsync(embedded, next), await OutcomeAsync(neo4j, next));
        }
    }

    [Fact]
    public async Task Batches_at_the_same_time_get_numbers_without_a_gap()
    {
        await using var store = await OpenAsync();

        var commits = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
            await store.ApplyAsync(new ChangeBatch([Person(WriteMode.Create, $"p{number}", ("name", "x"))]), Cancellation)));

        Assert.Equal(Enumerable.Range(1, 20).Select(number => (long)number), commits.Select(commit => commit.Sequence).Order());
        Assert.Equal(new StoreStatus(20, 0, 20), await store.GetStatusAsync(Cancellation));
    }

    private static async Task<string> OutcomeAsync(IGraphStore store, Change[] changes)
    {
        string outcome;
        try
        {
            var commit = await store.ApplyAsync(new ChangeBatch([.. changes]), Cancellation);
            outcome = $"{commit.Sequence}: "
                + string.Join(' ', commit.Writes.Dependencies.Select(one => one.ToString()).Order(StringComparer.Ordinal));
        }
        catch (GraphStoreException refused)
        {
            outcome = $"{refused.Failure}: {refused.Message}";
        }

        return $"{outcome}\n{await store.GetStatusAsync(Cancellation)}";
    }

    private static Change.WriteNode Person(WriteMode mode, string id, params (string Name, object? Value)[] values) =>
        new(mode, Small.Person, id, Values(Small.Person, values));

    private static Change.WriteNode Paper(WriteMode mode, string id, params (string Name, object? Value)[] values) =>
        new(mode, Small.Paper, id, Values(Small.Paper, values));

    private static Change.WriteRelationship Wrote(WriteMode mode, string id, string from, string to) =>
        new(mode, Small.Wrote, id, from, to, new PropertyValues([(Small.Wrote.Properties.Find("order")!, 1L)]));

    private static object?[] Notes(string paper) =>
    [
        new RecordValue(Small.Note, ["first", 0.5, paper, null]),
        new RecordValue(Small.Note, ["second", null, null, new object?[] { "a", "b" }]),
    ];

    private static PropertyValues Values(NodeType type, (string Name, object? Value)[] values) =>
        new(values.Select(value => (type.Properties.Find(value.Name)!, value.Value)));

    private async Task<IGraphStore> OpenAsync()
    {
        await using (await _database.OpenAsync(Small.Graph))
        {
            return await Neo4jStore.OpenAsync(
                Small.Graph, await _database.OptionsAsync(), EmptyDatabase.Timeout, EmptyDatabase.Timeout, TimeProvider.System, Cancellation);
        }
    }
}
