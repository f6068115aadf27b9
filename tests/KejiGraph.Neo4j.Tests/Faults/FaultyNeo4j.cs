using KejiGraph.Bolt;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j.Tests.Rendering;
using KejiGraph.Testing.Contract;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Faults;

/// <summary>
/// A real Neo4j with the library in it, which tests kill and stop. One for all tests of the collection, which run one after the other;
/// each leaves it running.
/// </summary>
[CollectionDefinition(Name)]
public sealed class FaultyNeo4j : ICollectionFixture<FaultyNeo4j>, IAsyncDisposable
{
    public const string Name = "Faulty Neo4j";

    /// <summary>The length of the one keyword of the large book.</summary>
    public const int LargeLength = 10_000_000;

    /// <summary>Longer than any start of a server.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private (Plan Plan, PlanArguments Arguments)? _small;
    private (Plan Plan, PlanArguments Arguments) _large;
    private int _writes;

    /// <summary>The server.</summary>
    public Neo4jServer Server { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>How to reach it, filled with the library at the first call.</summary>
    public async Task<BoltOptions> OptionsAsync()
    {
        var address = await Server.StartOwnAsync(Token);
        var user = address.UserInfo.Split(':');
        var options = new BoltOptions
        {
            Uri = new Uri($"bolt://{address.Host}:{address.Port}"),
            Auth = AuthToken.Basic(user[0], user[1]),
            MaxRetryTime = Patience,
        };
        if (_small is null)
        {
            await FillAsync(options);
        }

        return options;
    }

    /// <summary>Opens a store on it.</summary>
    public async Task<Neo4jStore> OpenAsync(
        Func<BoltOptions, BoltOptions>? change = null, TimeSpan? timeout = null, TimeProvider? time = null)
    {
        var options = await OptionsAsync();
        return await Neo4jStore.OpenAsync(
            LibraryGraph.Model.Graph,
            change is null ? options : change(options),
            timeout ?? Patience,
            timeout ?? Patience,
            time ?? TimeProvider.System,
            Token);
    }

    /// <summary>Starts to listen before the server.</summary>
    public async Task<Wire> WireAsync() => new((await OptionsAsync()).Uri.Port);

    /// <summary>Reads three works.</summary>
    public Task<string> ReadAsync(IGraphStore store, TimeSpan? timeout = null, CancellationToken? token = null) =>
        ReadAsync(store, _small!.Value, timeout, token);

    /// <summary>Reads the large book.</summary>
    public Task<string> ReadLargeAsync(IGraphStore store) => ReadAsync(store, _large, null, null);

    /// <summary>Writes an author that was not there.</summary>
    public async Task<CommitResult> WriteAsync(IGraphStore store, CancellationToken? token = null)
    {
        var author = LibraryGraph.Model.Graph.NodeTypes.Single(type => type.Name == "Author");
        var name = author.Properties.Find("name")!;
        var id = $"new-{Interlocked.Increment(ref _writes)}";
        var change = new Change.WriteNode(WriteMode.Create, author, id, new PropertyValues([(name, id)]));
        return await store.ApplyAsync(new ChangeBatch([change]), token ?? Token);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static async Task<string> ReadAsync(
        IGraphStore store, (Plan Plan, PlanArguments Arguments) operation, TimeSpan? timeout, CancellationToken? token)
    {
        var sink = new TextSink();
        await store.RunAsync(operation.Plan, operation.Arguments, sink, reads: null, timeout ?? Patience, token ?? Token);
        return sink.Text;
    }

    private async Task FillAsync(BoltOptions options)
    {
        var model = LibraryGraph.Model.Graph;
        var book = model.NodeTypes.Single(type => type.Name == "Book");
        var large = new Change.WriteNode(WriteMode.Create, book, "large", new PropertyValues(
        [
            (book.Properties.Find("name")!, "Large"),
            (book.Properties.Find("keywords")!, new object?[] { new string('x', LargeLength) }),
        ]));
        await Neo4jStore.MigrateAsync(model, options, Patience, TimeProvider.System, (_, _) => { }, Token);
        await using var store = await Neo4jStore.OpenAsync(model, options, Patience, Patience, TimeProvider.System, Token);
        await store.ApplyAsync(LibraryGraph.Data(model), Token);
        await store.ApplyAsync(new ChangeBatch([large]), Token);
        await using var capture = await PlanCapture.OpenAsync();
        _large = await capture.RunAsync("{ book(id: \"large\") { id keywords } }");
        _small = await capture.RunAsync("{ works(first: 3) { nodes { id } } }");
    }
}
