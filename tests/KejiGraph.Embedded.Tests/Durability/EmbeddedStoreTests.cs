using KejiGraph.Embedded.Durability;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Embedded.Tests.Snapshots;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing;
using Microsoft.Data.Sqlite;

namespace KejiGraph.Embedded.Tests.Durability;

public sealed class EmbeddedStoreTests : IDisposable
{
    private readonly SmallModel _model = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kejigraph-");

    private string Database => Path.Combine(_folder.FullName, "sub", "graph.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task What_was_committed_is_there_after_the_next_start(int seed)
    {
        var random = new RandomChanges(_model, seed);
        for (var start = 0; start < 5; start++)
        {
            await using var store = Open();
            for (var batch = 0; batch < 10; batch++)
            {
                await store.ApplyAsync(new ChangeBatch([.. random.NextBatch()]), TestContext.Current.CancellationToken);
            }

            Assert.Equal((start + 1) * 10, (await store.GetStatusAsync(TestContext.Current.CancellationToken)).Sequence);
        }

        using var file = DatabaseFile.Open(Database);
        var loaded = file.Load(Snapshot.Empty(_model.Graph));
        Assert.Equal(random.Expected(), SnapshotText.Of(loaded));
        Assert.Equal(50, loaded.Sequence);
    }

    [Fact]
    public async Task A_refused_batch_leaves_no_trace_and_does_not_hold_up_the_others()
    {
        await using var store = Open();
        var commits = Enumerable.Range(0, 50).Select(number => store.ApplyAsync(
            new ChangeBatch([Paper($"p{number}"), Paper(number % 2 == 0 ? $"p{number}" : $"q{number}")]),
            TestContext.Current.CancellationToken).AsTask()).ToArray();

        var refused = 0;
        foreach (var commit in commits)
        {
            refused += await Record.ExceptionAsync(() => commit) is GraphStoreException { Failure: StoreFailure.Conflict } ? 1 : 0;
        }

        var status = await store.GetStatusAsync(TestContext.Current.CancellationToken);
        Assert.Equal((25, 50, 25), (refused, status.Nodes, status.Sequence));
    }

    [Fact]
    public async Task Commits_are_numbered_without_a_gap()
    {
        await using var store = Open();

        var commits = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => store.ApplyAsync(
            new ChangeBatch([Paper($"p{number}")]), TestContext.Current.CancellationToken).AsTask()));

        Assert.Equal(Enumerable.Range(1, 100).Select(number => (long)number), commits.Select(commit => commit.Sequence).Order());
    }

    [Fact]
    public async Task A_second_store_on_the_same_file_is_refused_with_the_holders_number()
    {
        await using var store = Open();

        var error = Assert.Throws<GraphStoreException>(Open);

        Assert.Equal(
            $"The database \"{Database}\" is in use by process {Environment.ProcessId}; stop that process or choose another file.",
            error.Message);
    }

    [Fact]
    public async Task After_a_store_has_ended_another_one_can_open_the_file()
    {
        await Open().DisposeAsync();

        await using var second = Open();

        Assert.Equal(0, (await second.GetStatusAsync(TestContext.Current.CancellationToken)).Nodes);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_damaged()
    {
        await Open().DisposeAsync();
        await File.WriteAllTextAsync(Database, new string('x', 8192), TestContext.Current.CancellationToken);

        var error = Assert.Throws<GraphStoreException>(Open);

        Assert.Equal(StoreFailure.Damaged, error.Failure);
        Assert.StartsWith($"The database \"{Database}\" is damaged: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Restore it from a backup.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_does_not_fit_the_model_is_named()
    {
        await Open().DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO node VALUES ('x', 'Paper', '{\"name\":\"N\",\"colour\":\"red\"}')";
            command.ExecuteNonQuery();
        }

        var error = Assert.Throws<GraphStoreException>(Open);

        Assert.Equal(
            $"The database \"{Database}\" does not fit the model: Paper \"x\": the model has no property \"colour\" here.",
            error.Message);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "sub"), "a file, not a folder");

        var error = Assert.Throws<GraphStoreException>(Open);

        Assert.StartsWith($"The database \"{Database}\" cannot be opened for writing: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_it_has_stopped_a_store_refuses_to_write()
    {
        var store = Open();
        await store.DisposeAsync();

        var error = await Assert.ThrowsAsync<GraphStoreException>(() =>
            store.ApplyAsync(new ChangeBatch([Paper("p1")]), TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("The store has stopped; nothing of this batch was written.", error.Message);
    }

    private EmbeddedStore Open() => EmbeddedStore.Open(_model.Graph, Database, TimeProvider.System);

    private Change.WriteNode Paper(string id) => new(
        WriteMode.Create, _model.Paper, id, new PropertyValues([(_model.Paper.Properties.Find("name")!, id)]));
}
