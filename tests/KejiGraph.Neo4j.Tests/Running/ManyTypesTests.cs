using KejiGraph.Embedded;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j.Rendering;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing;
using KejiGraph.Testing.Contract;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Running;

/// <summary>Sets with more types than a statement names one by one.</summary>
[Collection(RealNeo4j.Name)]
public sealed class ManyTypesTests(Neo4jServer server) : IDisposable
{
    private const int Types = TypeCondition.MaxNamed + 3;

    private static readonly GraphModel Model = MakeModel();
    private readonly TemporaryFolder _folder = new();
    private readonly EmptyDatabase _database = new(server);

    public static TheoryData<int> Sizes => [Types, TypeCondition.MaxNamed + 1, TypeCondition.MaxNamed, 2, 1];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_set_of_any_size_answers_as_in_the_embedded_store(int size)
    {
        await using var embedded = EmbeddedStore.Open(Model, Path.Combine(_folder.Path, "graph.db"), TimeProvider.System);
        await using var neo4j = await _database.OpenStoreAsync(Model);
        await embedded.ApplyAsync(new ChangeBatch([.. Nodes()]), Cancellation);
        await neo4j.ApplyAsync(new ChangeBatch([.. Nodes()]), Cancellation);
        var set = new NodeSet("Some", Model.NodeTypes.Take(size));

        foreach (var (plan, arguments) in Reads(set))
        {
            Assert.Equal(await AnswerAsync(embedded, plan, arguments), await AnswerAsync(neo4j, plan, arguments));
        }
    }

    [Theory]
    [InlineData("id", "UNIQUE n0:Node(id)")]
    [InlineData("name", "RANGE INDEX n0:Node(name)")]
    public async Task A_large_set_is_read_in_the_order_of_an_index_on_all_nodes(string property, string index)
    {
        var set = new NodeSet("Some", Model.NodeTypes.Take(TypeCondition.MaxNamed + 1));
        var key = new SortKey(new ValueSource.NodeProperty(set.FindProperty(property)!), Descending: false);
        var ordering = property == "id" ? Ordering.ById : new Ordering([key]);
        var statement = PlanRenderer.Render(new Plan([Rows(set, null, ordering)], [], []), new PlanArguments([new PageWindow(5)], null));
        await using var database = await _database.OpenAsync(Model);

        var plan = await server.ShellAsync($"EXPLAIN {statement.Text};\n", Cancellation);

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\+(Sort|Top)@", plan);
    }

    private static IEnumerable<(Plan Plan, PlanArguments Arguments)> Reads(NodeSet set)
    {
        ValueSource name = new ValueSource.NodeProperty(set.FindProperty("name")!);
        ValueSource year = new ValueSource.NodeProperty(set.FindProperty("year")!);
        var recent = new Predicate.Comparison(year, ComparisonOperator.GreaterThanOrEqual, new Operand(1));
        var named = new Predicate.Comparison(new ValueSource.TypeName(), ComparisonOperator.In, new Operand(2));
        object?[] names = ["T0", "T3", "T13", "T14"];
        var start = new PageWindow(5);
        var end = new PageWindow(5, FromEnd: true);
        yield return Read(set, null, Ordering.ById, start);
        yield return Read(set, recent, new Ordering([new SortKey(name, Descending: true)]), end);
        yield return Read(set, null, new Ordering([new SortKey(year, Descending: true)]), start with { After = new CursorKey([2003L], "n09", null) });
        yield return Read(set, null, new Ordering([new SortKey(year, Descending: false)]), end with { Before = new CursorKey([null], "n32", null) });
        yield return Read(set, named, Ordering.ById, start);
        yield return Read(set, new Predicate.And([named, recent]), Ordering.ById, start);
        yield return Read(set, named with { Operand = new Operand(3) }, Ordering.ById, start);
        yield return Read(set, new Predicate.Not(named), new Ordering([new SortKey(name, Descending: false)]), end);
        yield return Read(set, new Predicate.Or([named, recent]), new Ordering([new SortKey(new ValueSource.TypeName(), Descending: true)]), start);
        foreach (var id in (string[])["n00", "n29", "none"])
        {
            yield return (
                new Plan([new Projection.Node("one", -1, set, new Operand(0), Selection(set))], [], []),
                new PlanArguments([id], null));
        }

        (Plan Plan, PlanArguments Arguments) Read(NodeSet nodes, Predicate? filter, Ordering ordering, PageWindow window) => (
            new Plan([Rows(nodes, filter, ordering)], [], []), new PlanArguments([window, 2002L, names, Array.Empty<object?>()], null));
    }

    private static Projection.Connection Rows(NodeSet set, Predicate? filter, Ordering ordering) => new(
        "rows",
        -1,
        new RowSource.Scan(set),
        filter,
        ordering,
        null,
        new Operand(0),
        [
            new Projection.TotalCount("total", -1),
            new Projection.PageNodes("nodes", -1, Selection(set)),
            new Projection.PageInfo(
                "info",
                -1,
                [
                    new Projection.PageFact("next", -1, PageFactKind.HasNextPage),
                    new Projection.PageFact("previous", -1, PageFactKind.HasPreviousPage),
                    new Projection.PageFact("end", -1, PageFactKind.EndCursor),
                ]),
        ]);

    private static NodeSelection Selection(NodeSet set) => new(
        set,
        [
            new Projection.Property("id", -1, new PropertySource.OfNode(set.FindProperty("id")!)),
            new Projection.Property("year", -1, new PropertySource.OfNode(set.FindProperty("year")!)),
        ]);

    /// <summary>Three nodes of each type, one of them without a year.</summary>
    private static IEnumerable<Change> Nodes() => Enumerable.Range(0, 3 * Types).Select(number =>
    {
        var type = Model.NodeTypes[number % Types];
        return new Change.WriteNode(
            WriteMode.Create,
            type,
            $"n{number:00}",
            new PropertyValues(
            [
                (type.Properties.Find("name")!, $"name {number * 7 % 10}"),
                (type.Properties.Find("year")!, number % 3 == 2 ? null : 2000L + number % 5),
            ]));
    });

    private static async Task<string> AnswerAsync(IGraphStore store, Plan plan, PlanArguments arguments)
    {
        var sink = new TextSink();
        await store.RunAsync(plan, arguments, sink, reads: null, EmptyDatabase.Timeout, Cancellation);
        return sink.Text;
    }

    private static GraphModel MakeModel()
    {
        NodeType[] types = [.. Enumerable.Range(0, Types).Select(number => new NodeType(number, $"T{number}", [$"T{number}", "Common"]))];
        foreach (var type in types)
        {
            type.Define(new PropertyList(
            [
                new() { Name = "id", Kind = ValueKind.Id, IsRequired = true, IsUnique = true },
                new() { Name = "name", Kind = ValueKind.String, IsRequired = true, IsIndexed = true },
                new() { Name = "year", Kind = ValueKind.Int, IsIndexed = true },
            ]));
        }

        return new GraphModel([.. types], []);
    }
}
