using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing;
using KejiGraph.Testing.Contract;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Running;

[Collection(RealNeo4j.Name)]
public sealed class AnswerTests(Neo4jServer server)
{
    public static TheoryData<Operation> Operations => [.. Operation.In(LibraryGraph.OperationsFolder)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_operation_gets_the_answer_of_the_embedded_store(Operation operation)
    {
        await using var graph = await OpenLibraryAsync();
        var engine = new GraphQLEngine(LibraryGraph.Model, new LoadedGraph(graph, LibraryGraph.Model.Graph), new EngineOptions());

        using var response = await engine.ExecuteAsync(
            new GraphQLRequest(operation.Utf8, Variables: operation.Variables), Cancellation);

        var answer = JsonIndentation.Indent(response.Body.Written.Span);
        Assert.Equal(operation.ExpectedAnswer(answer), answer);
    }

    [Theory]
    [InlineData("order: [{ year: DESC }, { genre: ASC }]")]
    [InlineData("order: [{ year: ASC }]")]
    [InlineData("order: [{ name: DESC }]")]
    [InlineData("order: [{ genre: DESC }]")]
    [InlineData("order: [{ citedByCount: DESC }]")]
    [InlineData("where: { name: { contains: \"n\" } }")]
    public async Task Pages_put_together_are_the_list_forward_and_backward(string arguments)
    {
        await using var graph = await OpenLibraryAsync();
        var store = new LoadedGraph(graph, LibraryGraph.Model.Graph);
        var walk = new PageWalk(new GraphQLEngine(LibraryGraph.Model, store, new EngineOptions()), arguments);
        var whole = await walk.WholeAsync(Cancellation);

        foreach (var size in (int[])[1, 2, 3, 4])
        {
            Assert.Equal(whole, await walk.ForwardAsync(size, Cancellation));
            Assert.Equal(whole, await walk.BackwardAsync(size, Cancellation));
        }
    }

    [Fact]
    public async Task A_read_says_which_commit_it_can_show()
    {
        await using var graph = await OpenLibraryAsync();
        var sink = new TextSink();

        var sequence = await new PlanRunner(graph.Client).RunAsync(
            new Plan([], [], []), PlanArguments.None, sink, null, TimeSpan.FromMinutes(1), Cancellation);

        Assert.Equal((7L, ""), (sequence, sink.Text));
    }

    [Fact]
    public async Task A_read_that_is_cancelled_or_late_ends()
    {
        await using var graph = await OpenLibraryAsync();
        var store = new LoadedGraph(graph, LibraryGraph.Model.Graph);
        var (plan, arguments) = RandomConnections.CountAll(LibraryGraph.Model.Graph.AllNodes);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.RunAsync(
            plan, arguments, new TextSink(), TimeSpan.FromMinutes(1), new CancellationToken(canceled: true)));
        var error = await Assert.ThrowsAsync<GraphStoreException>(async () => await store.RunAsync(
            plan, arguments, new TextSink(), TimeSpan.FromTicks(1), Cancellation));

        Assert.Equal(
            (StoreFailure.Timeout, "The query took longer than the 0 s it may take; ask for fewer rows or narrow the filter."),
            (error.Failure, error.Message));
    }

    private async Task<Neo4jGraph> OpenLibraryAsync()
    {
        var graph = await Neo4jGraph.OpenAsync(server, LibraryGraph.Model.Graph);
        await graph.LoadAsync(LibraryGraph.Data(LibraryGraph.Model.Graph).Changes);
        return graph;
    }
}
