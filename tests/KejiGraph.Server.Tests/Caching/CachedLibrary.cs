using System.Diagnostics.Metrics;
using System.Text;
using KejiGraph.Embedded;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Changes;
using KejiGraph.Server.Caching;
using KejiGraph.Server.Tests.Telemetry;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>The library in an embedded store, asked through a response cache.</summary>
internal sealed class CachedLibrary : IAsyncDisposable
{
    private static readonly CacheOptions Roomy = new(1 << 20, TimeSpan.FromHours(1));

    private readonly TemporaryFolder _folder = new();
    private readonly Meter _meter = new("CachedLibrary");
    private readonly ObservedStore _observed;
    private readonly GraphQLEngine _engine;
    private readonly ResponseCache _cache;

    private CachedLibrary(CacheOptions options, ManualTime time)
    {
        Time = time;
        Ledger = new CommitLedger(time);
        Counts = new MeterCounts(_meter);
        Store = new CountedStore(
            EmbeddedStore.Open(LibraryGraph.Model.Graph, Path.Combine(_folder.Path, "graph.db"), TimeProvider.System));
        _observed = new ObservedStore(Store, Ledger);
        _engine = new GraphQLEngine(LibraryGraph.Model, _observed, new EngineOptions());
        _cache = new ResponseCache(options, Ledger, "library"u8.ToArray(), new CacheMeter(_meter, precisionSample: 1), time);
    }

    public ManualTime Time { get; }

    public CountedStore Store { get; }

    /// <summary>What the cache counted.</summary>
    public MeterCounts Counts { get; }

    public CommitLedger Ledger { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<CachedLibrary> OpenAsync(CacheOptions? options = null)
    {
        var library = new CachedLibrary(options ?? Roomy, new ManualTime());
        await library._observed.ApplyAsync(LibraryGraph.Data(LibraryGraph.Model.Graph), Cancellation);
        return library;
    }

    /// <summary>Asks through the cache; gives the answer and the level that had it.</summary>
    public Task<(string Body, string Level)> AskAsync(string document, CancellationToken? cancellationToken = null) =>
        AskAsync(new GraphQLRequest(Encoding.UTF8.GetBytes(document)), cancellationToken);

    /// <summary>Asks through the cache; gives the answer and the level that had it.</summary>
    public async Task<(string Body, string Level)> AskAsync(GraphQLRequest request, CancellationToken? cancellationToken = null)
    {
        using var response = await _cache.AskAsync(_engine, request, cancellationToken ?? Cancellation);
        return (Encoding.UTF8.GetString(response.Body.Written.Span), response.Kept?.Level ?? "store");
    }

    /// <summary>Asks through the cache.</summary>
    public ValueTask<GraphQLResponse> RespondAsync(string document) =>
        _cache.AskAsync(_engine, new GraphQLRequest(Encoding.UTF8.GetBytes(document)), Cancellation);

    /// <summary>Asks past the cache.</summary>
    public async Task<string> AskStoreAsync(string document)
    {
        using var response = await _engine.ExecuteAsync(new GraphQLRequest(Encoding.UTF8.GetBytes(document)), Cancellation);
        return Encoding.UTF8.GetString(response.Body.Written.Span);
    }

    /// <summary>Gives an author another year of birth.</summary>
    public async Task WriteBornAsync(string id, long born)
    {
        var author = LibraryGraph.Model.Graph.FindNodeType("Author")!;
        await _observed.ApplyAsync(
            new ChangeBatch(
                [new Change.WriteNode(WriteMode.Update, author, id, new PropertyValues([(author.Properties.Find("born")!, born)]))]),
            Cancellation);
    }

    /// <summary>Gives an article another year.</summary>
    public async Task WriteYearAsync(string id, long year)
    {
        var article = LibraryGraph.Model.Graph.FindNodeType("Article")!;
        await _observed.ApplyAsync(
            new ChangeBatch(
                [new Change.WriteNode(WriteMode.Update, article, id, new PropertyValues([(article.Properties.Find("year")!, year)]))]),
            Cancellation);
    }

    /// <summary>Adds an author.</summary>
    public async Task CreateAuthorAsync(string id)
    {
        var author = LibraryGraph.Model.Graph.FindNodeType("Author")!;
        await _observed.ApplyAsync(
            new ChangeBatch(
                [new Change.WriteNode(WriteMode.Create, author, id, new PropertyValues([(author.Properties.Find("name")!, "新人")]))]),
            Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _observed.DisposeAsync();
        Counts.Dispose();
        _meter.Dispose();
        _folder.Dispose();
    }
}
