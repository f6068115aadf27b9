using KejiGraph.Embedded;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Changes;
using KejiGraph.GraphQL.Language;
using KejiGraph.Server.Commands.Progress;
using KejiGraph.Server.Import;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Import;

public sealed class GraphImportTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private EmbeddedStore? _store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _store = EmbeddedStore.Open(LibraryGraph.Model.Graph, Path.Combine(_folder.Path, "library.db"), TimeProvider.System);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void Files_stand_in_an_order_in_which_each_refers_to_what_is_before()
    {
        // The model of the domain: everything is quoted from documents, whose name comes late in the alphabet of the files below.
        var model = ModelReader.Read(
            new SourceText(File.ReadAllBytes(Repository.PathOf("schema", "model.graphql")), "model.graphql")).Graph;
        Write("relationships/ABOUT.jsonl", "");
        Write("nodes/Agreement.jsonl", "");
        Write("nodes/Document.jsonl", "");
        Write("nodes/Alliance.jsonl", "");
        Write("all.jsonl", "");

        var files = GraphFiles.Find(model, _folder.Path).Select(file => Path.GetFileName(file)).ToList();

        Assert.Equal("Document.jsonl", files[0]);
        Assert.Equal(["all.jsonl", "ABOUT.jsonl"], files[3..]);
    }

    [Fact]
    public async Task An_import_can_be_done_again_with_upsert()
    {
        Write("nodes/Author.jsonl", Authors(1, 5));

        await ImportAsync(WriteMode.Upsert);
        await ImportAsync(WriteMode.Upsert);

        Assert.Equal((5, 0), await CountAsync());
    }

    [Fact]
    public async Task A_line_that_is_wrong_is_named_with_the_place_to_go_on_at()
    {
        Write("nodes/Author.jsonl", Authors(1, 3) + "\n" + """{"node":"Author","id":"a4","properties":{"name":4}}""" + "\n" + Authors(5, 6));

        var error = await Assert.ThrowsAsync<CommandException>(() => ImportAsync(WriteMode.Create));

        Assert.Equal(
            "nodes/Author.jsonl:4: Author \"a4\": property \"name\" holds String, not 4. "
            + "All lines before nodes/Author.jsonl:3 are loaded; mend the file and go on with --from nodes/Author.jsonl:3.",
            error.Message);
        Assert.Equal((2, 0), await CountAsync());
    }

    [Fact]
    public async Task A_batch_that_is_refused_is_named_and_what_came_before_is_kept()
    {
        Write("nodes/Author.jsonl", Authors(1, 3) + "\n" + Authors(1, 1));

        var error = await Assert.ThrowsAsync<CommandException>(() => ImportAsync(WriteMode.Create));

        Assert.Equal(
            "nodes/Author.jsonl:3 to line 4: A node with id \"a1\" exists already. "
            + "All lines before nodes/Author.jsonl:3 are loaded; mend the file and go on with --from nodes/Author.jsonl:3.",
            error.Message);
        Assert.Equal((2, 0), await CountAsync());
    }

    [Fact]
    public async Task An_import_goes_on_at_a_line_and_skips_the_files_before()
    {
        Write("nodes/Author.jsonl", Authors(1, 4));
        Write("nodes/Book.jsonl", """{"node":"Book","id":"b1","properties":{"name":"B"}}""");
        await ImportAsync(WriteMode.Create);
        Write("relationships/WROTE.jsonl", string.Join('\n', Enumerable.Range(1, 4)
            .Select(number => $$$"""{"relationship":"WROTE","id":"w{{{number}}}","from":"a{{{number}}}","to":"b1"}""")));

        await ImportAsync(WriteMode.Create, ImportPlace.Parse("relationships/WROTE.jsonl:2"));

        Assert.Equal((5, 3), await CountAsync());
        Assert.EndsWith("relationships/WROTE.jsonl: 3 lines\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_is_cancelled_says_where_it_stands()
    {
        Write("nodes/Author.jsonl", Authors(1, 4));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var import = new GraphImport(_store!, WriteMode.Create, 2, new LineProgress(_output));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.RunAsync(
            _folder.Path, GraphFiles.Find(LibraryGraph.Model.Graph, _folder.Path), from: null, cancelled.Token));

        Assert.Equal("nodes/Author.jsonl:1", import.Next!.ToString());
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_place_in_a_file_that_is_not_there_is_refused_with_those_that_are()
    {
        Write("nodes/Author.jsonl", Authors(1, 1));

        var error = await Assert.ThrowsAsync<CommandException>(() => ImportAsync(WriteMode.Create, new ImportPlace("nodes/Poem.jsonl", 1)));

        Assert.Equal("There is no file \"nodes/Poem.jsonl\" to go on with; there are nodes/Author.jsonl.", error.Message);
    }

    private static string Authors(int first, int last) => string.Join('\n', Enumerable.Range(first, last - first + 1)
        .Select(number => $$$"""{"node":"Author","id":"a{{{number}}}","properties":{"name":"A"}}"""));

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
    }

    private Task ImportAsync(WriteMode mode, ImportPlace? from = null) =>
        new GraphImport(_store!, mode, batchLines: 2, new LineProgress(_output))
            .RunAsync(_folder.Path, GraphFiles.Find(LibraryGraph.Model.Graph, _folder.Path), from, Cancellation);

    private async Task<(long, long)> CountAsync()
    {
        var status = await _store!.GetStatusAsync(Cancellation);
        return (status.Nodes, status.Relationships);
    }
}
