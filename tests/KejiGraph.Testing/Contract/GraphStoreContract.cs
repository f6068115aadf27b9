using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Stores;
using KejiGraph.GraphQL.Language;
using KejiGraph.Testing.Deliveries;
using KejiGraph.Testing.Library;

namespace KejiGraph.Testing.Contract;

/// <summary>What every store must do, whatever it is made of. A store's tests derive from this and say how to open one.</summary>
public abstract class GraphStoreContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The operations on the library.</summary>
    public static TheoryData<Operation> Operations => [.. Operation.In(LibraryGraph.OperationsFolder)];

    /// <summary>The operations on the library whose answers come in parts.</summary>
    public static TheoryData<Operation> Deliveries => [.. Operation.In(LibraryGraph.DeliveriesFolder)];

    /// <summary>How many answers are held against commits, and how often one is.</summary>
    protected virtual (int Answers, int Steps) ReadSets => (200, 50_000);

    /// <summary>How many random lists are read after each of twelve batches.</summary>
    protected virtual int ReadsPerBatch => 60;

    /// <summary>How many times each operation is put off at random places.</summary>
    protected virtual int DeferralsPerOperation => 20;

    /// <summary>Opens an empty store.</summary>
    protected abstract ValueTask<IGraphStore> OpenAsync(GraphModel model);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_operation_gets_its_answer(Operation operation)
    {
        await using var store = await OpenLibraryAsync();
        var engine = new GraphQLEngine(LibraryGraph.Model, store, new EngineOptions());

        using var response = await engine.ExecuteAsync(
            new GraphQLRequest(operation.Utf8, Variables: operation.Variables), Cancellation);

        var answer = JsonIndentation.Indent(response.Body.Written.Span);
        Assert.Equal(operation.ExpectedAnswer(answer), answer);
    }

    [Theory]
    [MemberData(nameof(Deliveries))]
    public async Task Every_delivery_has_its_payloads(Operation operation)
    {
        await using var store = await OpenLibraryAsync();
        var engine = new GraphQLEngine(LibraryGraph.Model, store, new EngineOptions());

        var payloads = await PayloadsAsync(engine, operation.Utf8, operation.Variables, IncrementalForm.Pending);

        var answer = JsonIndentation.Indent(Encoding.UTF8.GetBytes($"[{string.Join(',', payloads)}]"));
        Assert.Equal(operation.ExpectedAnswer(answer), answer);
    }

    [Theory]
    [InlineData(IncrementalForm.Pending, 41)]
    [InlineData(IncrementalForm.Paths, 42)]
    public async Task What_is_put_off_anywhere_adds_up_to_the_whole_answer(IncrementalForm form, int seed)
    {
        await using var store = await OpenLibraryAsync();
        var engine = new GraphQLEngine(LibraryGraph.Model, store, new EngineOptions());
        var deferral = new RandomDeferral(seed);
        var (compared, tried) = (0, 0);
        foreach (var operation in Operation.In(LibraryGraph.OperationsFolder))
        {
            var syntax = Parser.Parse(operation.Text);
            var whole = Assert.Single(await PayloadsAsync(engine, operation.Utf8, operation.Variables, form));
            for (var round = 0; round < DeferralsPerOperation; round++)
            {
                tried++;
                var document = Printer.Print(deferral.Next(syntax));

                var payloads = await PayloadsAsync(engine, Encoding.UTF8.GetBytes(document), operation.Variables, form);

                // Where the same list is selected twice, only one of the two can have been given @stream.
                if (payloads[0].Contains("overlapping stream directives", StringComparison.Ordinal))
                {
                    continue;
                }

                compared++;
                Assert.True(
                    JsonNode.DeepEquals(JsonNode.Parse(whole)!["data"], DeliveredResponse.Merge([.. payloads.Select(one => JsonNode.Parse(one)!.AsObject())])),
                    $"seed {seed}\n{document}\n{string.Join('\n', payloads)}");
            }
        }

        Assert.InRange(compared, tried / 2, tried);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public async Task Any_filter_order_and_page_gives_what_a_plain_search_gives(int seed)
    {
        var model = new SmallModel();
        await using var store = await OpenAsync(model.Graph);
        var changes = new RandomChanges(model, seed);
        var connections = new RandomConnections(model, changes, seed);
        for (var batch = 0; batch < 12; batch++)
        {
            await store.ApplyAsync(new ChangeBatch([.. changes.NextBatch(), .. changes.NextBatch()]), Cancellation);
            for (var query = 0; query < ReadsPerBatch; query++)
            {
                var (plan, arguments, expected) = connections.Next();
                var sink = new TextSink();

                await store.RunAsync(plan, arguments, sink, reads: null, TimeSpan.FromMinutes(1), Cancellation);

                Assert.True(expected == sink.Text, $"seed {seed}\n{plan}\nexpected {expected}\nactual   {sink.Text}");
            }
        }
    }

    [Fact]
    public async Task A_commit_that_writes_nothing_of_what_an_answer_depends_on_leaves_it_as_it_is()
    {
        var model = new SmallModel();
        await using var store = await OpenAsync(model.Graph);
        var walk = new ReadSetWalk(store, model, seed: 51, ReadSets.Answers);

        await walk.RunAsync(ReadSets.Steps, Cancellation);

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{walk.Steps} steps, {walk.Touched} answers touched, {walk.Changed} of them were other ones then");
        Assert.InRange(walk.Changed, 1, walk.Touched);
        Assert.True(walk.Touched < walk.Steps, "Every commit touches every answer.");
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
        await using var store = await OpenLibraryAsync();
        var walk = new PageWalk(new GraphQLEngine(LibraryGraph.Model, store, new EngineOptions()), arguments);
        var whole = await walk.WholeAsync(Cancellation);

        foreach (var size in (int[])[1, 2, 3, 4])
        {
            Assert.Equal(whole, await walk.ForwardAsync(size, Cancellation));
            Assert.Equal(whole, await walk.BackwardAsync(size, Cancellation));
        }
    }

    [Fact]
    public async Task A_cursor_stays_good_when_its_row_goes_and_others_come()
    {
        await using var store = await OpenLibraryAsync();
        var walk = new PageWalk(new GraphQLEngine(LibraryGraph.Model, store, new EngineOptions()), "order: [{ year: ASC }]");
        var (first, cursor) = await walk.PageAsync("first: 3", Cancellation);

        var book = store.Model.FindNodeType("Book")!;
        await store.ApplyAsync(
            new ChangeBatch(
            [
                new Change.DeleteNode(first[^1]),
                new Change.WriteNode(WriteMode.Create, book, "b-old", Values(book, ("name", "Old"), ("year", 1900L))),
                new Change.WriteNode(WriteMode.Create, book, "b-next", Values(book, ("name", "Next"), ("year", 1938L))),
            ]),
            Cancellation);

        var (second, _) = await walk.PageAsync($"first: 3, after: \"{cursor}\"", Cancellation);
        Assert.Equal(["b-wild", "b-border", "b-camel"], first);
        Assert.Equal(["b-next", "r-one", "b-frog"], second);
    }

    [Fact]
    public async Task A_batch_that_is_refused_changes_nothing()
    {
        await using var store = await OpenLibraryAsync();
        var before = await store.GetStatusAsync(Cancellation);
        var author = store.Model.FindNodeType("Author")!;

        var error = await Assert.ThrowsAsync<GraphStoreException>(async () => await store.ApplyAsync(
            new ChangeBatch(
            [
                new Change.WriteNode(WriteMode.Create, author, "a-new", Values(author, ("name", "New"))),
                new Change.DeleteNode("nobody"),
            ]),
            Cancellation));

        Assert.Equal((StoreFailure.NotFound, "No node has the id \"nobody\"."), (error.Failure, error.Message));
        Assert.Equal(before, await store.GetStatusAsync(Cancellation));
    }

    [Fact]
    public async Task A_commit_says_its_number_and_what_it_wrote()
    {
        await using var store = await OpenLibraryAsync();
        var author = store.Model.FindNodeType("Author")!;

        var commit = await store.ApplyAsync(
            new ChangeBatch([new Change.WriteNode(WriteMode.Update, author, "a-mo", Values(author, ("born", 1956L)))]),
            Cancellation);

        Assert.Equal(2, commit.Sequence);
        Assert.Equal(
            ["L:Author", "N:a-mo", "V:Author:born=1955", "V:Author:born=1956"],
            commit.Writes.Dependencies.Select(dependency => dependency.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_batch_without_changes_is_a_commit_that_writes_nothing()
    {
        await using var store = await OpenLibraryAsync();

        var commit = await store.ApplyAsync(new ChangeBatch([]), Cancellation);

        Assert.Equal(2, commit.Sequence);
        Assert.Empty(commit.Writes.Dependencies);
        Assert.Equal(2, (await store.GetStatusAsync(Cancellation)).Sequence);
    }

    [Fact]
    public async Task A_read_that_is_cancelled_ends()
    {
        await using var store = await OpenAsync(new SmallModel().Graph);
        var paper = store.Model.FindNodeType("Paper")!;
        await store.ApplyAsync(
            new ChangeBatch(
            [
                .. Enumerable.Range(0, 3_000).Select(number =>
                    new Change.WriteNode(WriteMode.Create, paper, $"p{number}", Values(paper, ("name", "x")))),
            ]),
            Cancellation);
        var plan = RandomConnections.CountAll(new NodeSet("Paper", [paper]));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.RunAsync(
            plan.Plan, plan.Arguments, new TextSink(), reads: null, TimeSpan.FromMinutes(1), new CancellationToken(canceled: true)));
        var error = await Assert.ThrowsAsync<GraphStoreException>(async () => await store.RunAsync(
            plan.Plan, plan.Arguments, new TextSink(), reads: null, TimeSpan.FromTicks(1), Cancellation));
        Assert.Equal(
            (StoreFailure.Timeout, "The query took longer than the 0 s it may take; ask for fewer rows or narrow the filter."),
            (error.Failure, error.Message));
    }

    [Fact]
    public async Task A_read_says_which_commit_it_can_show()
    {
        await using var store = await OpenLibraryAsync();
        var sink = new TextSink();

        var sequence = await store.RunAsync(
            new Plan([], [], []), PlanArguments.None, sink, reads: null, TimeSpan.FromMinutes(1), Cancellation);

        Assert.Equal((1L, ""), (sequence, sink.Text));
    }

    [Fact]
    public async Task While_commits_come_no_read_says_a_later_one_than_all_of_it_shows()
    {
        const string Query = """
            {
              first: book(id: "b-camel") { pages }
              works { nodes { name citedBy { nodes { name } } } }
              last: book(id: "b-camel") { pages }
            }
            """;
        await using var store = await OpenLibraryAsync();
        var engine = new GraphQLEngine(LibraryGraph.Model, store, new EngineOptions());
        var book = store.Model.FindNodeType("Book")!;
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var sequence = 2; !enough.IsCancellationRequested; sequence++)
                {
                    await WriteAsync(sequence);
                }
            },
            Cancellation);

        // Those that show the book as it was loaded do not count.
        var seen = new HashSet<long>();
        while (seen.Count < 50 && !writing.IsCompleted)
        {
            if (await ReadAsync() is > 1 and var sequence)
            {
                seen.Add(sequence);
            }
        }

        await enough.CancelAsync();
        await writing;
        Assert.Equal(50, seen.Count);

        async Task<long> ReadAsync()
        {
            using var response = await engine.ExecuteAsync(new GraphQLRequest(Encoding.UTF8.GetBytes(Query)), Cancellation);
            using var json = JsonDocument.Parse(response.Body.Written);
            var sequence = response.Sequence!.Value;
            var data = json.RootElement.GetProperty("data");
            Assert.All(
                [data.GetProperty("first"), data.GetProperty("last")],
                one => Assert.True(one.GetProperty("pages").GetInt64() >= sequence, $"{sequence}: {data}"));
            return sequence;
        }

        // Each commit writes its own number.
        async Task WriteAsync(long sequence) => Assert.Equal(
            sequence,
            (await store.ApplyAsync(
                new ChangeBatch([new Change.WriteNode(WriteMode.Update, book, "b-camel", Values(book, ("pages", sequence)))]),
                Cancellation)).Sequence);
    }

    private static async Task<List<string>> PayloadsAsync(
        GraphQLEngine engine, ReadOnlyMemory<byte> document, JsonElement variables, IncrementalForm form)
    {
        using var response = await engine.ExecuteAsync(
            new GraphQLRequest(document, Variables: variables) { Incremental = form }, Cancellation);
        List<string> payloads = [Encoding.UTF8.GetString(response.Body.Written.Span)];
        if (response.Later is { } later)
        {
            await foreach (var payload in later)
            {
                payloads.Add(Encoding.UTF8.GetString(payload.Written.Span));
            }
        }

        return payloads;
    }

    private static PropertyValues Values(NodeType type, params (string Name, object? Value)[] values) =>
        new(values.Select(value => (type.Properties.Find(value.Name)!, value.Value)));

    private async Task<IGraphStore> OpenLibraryAsync()
    {
        var store = await OpenAsync(LibraryGraph.Model.Graph);
        await store.ApplyAsync(LibraryGraph.Data(store.Model), Cancellation);
        return store;
    }
}
