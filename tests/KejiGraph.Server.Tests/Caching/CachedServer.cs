using System.Diagnostics.Metrics;
using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Stores;
using KejiGraph.Redis;
using KejiGraph.Server.Caching;
using KejiGraph.Server.Settings;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Redis;
using Microsoft.Extensions.Logging.Abstractions;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>One of several servers on the library, with a first level of its own and Redis behind it.</summary>
internal sealed class CachedServer : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly Meter _meter = new("CachedServer");
    private readonly RedisParts? _redis;
    private readonly SequenceWatch _watch;
    private readonly ObservedStore _store;
    private readonly GraphQLEngine _engine;
    private readonly ResponseCache _cache;

    private CachedServer(IGraphStore store, RedisServer? redis, TimeSpan patience)
    {
        _redis = redis is null
            ? null
            : new RedisParts(
                new RedisSettings(RedisOptions.Parse(redis.Uri), null, patience), "library", Ledger, isShared: true, NullLogger.Instance);
        _watch = new SequenceWatch(store, Ledger, new TroubleLog(NullLogger.Instance.WatchFailed, TimeProvider.System), Time);
        _store = new ObservedStore(store, Ledger, _redis?.Feed is { } feed ? feed.Tell : null);
        _engine = new GraphQLEngine(LibraryGraph.Model, _store, new EngineOptions());
        _cache = new ResponseCache(
            new CacheOptions(64 << 20, TimeSpan.FromHours(1)),
            Ledger,
            "library"u8.ToArray(),
            new CacheMeter(_meter),
            TimeProvider.System,
            _redis?.Level);
    }

    public CommitLedger Ledger { get; } = new(TimeProvider.System);

    /// <summary>The clock of the watch: it looks when a test says so.</summary>
    public ManualTime Time { get; } = new();

    public bool IsHealthy => _redis is not { IsHealthy: false };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A server that reached Redis, if there is one.</summary>
    /// <param name="store">The store that all servers share.</param>
    /// <param name="redis">The Redis that all servers share; null when there is none.</param>
    /// <param name="patience">How long it waits for Redis; long by default, so that a busy machine changes nothing.</param>
    public static async Task<CachedServer> StartAsync(IGraphStore store, RedisServer? redis, TimeSpan? patience = null)
    {
        var server = new CachedServer(store, redis, patience ?? Bound);
        if (server._redis is not null)
        {
            await server._redis.ConnectAsync(Cancellation);
        }

        await server._watch.StartAsync(Cancellation);
        await UntilAsync(() => Task.FromResult(server.IsHealthy), isHealthy => isHealthy);
        return server;
    }

    /// <summary>Asks through the cache; gives the answer and the level that had it.</summary>
    public async Task<(string Body, string Level)> AskAsync(string document)
    {
        using var response = await _cache.AskAsync(
            _engine, new GraphQLRequest(Encoding.UTF8.GetBytes(document)), Cancellation);
        return (Encoding.UTF8.GetString(response.Body.Written.Span), response.Kept?.Level ?? "store");
    }

    /// <summary>Asks until a level has the answer.</summary>
    public Task<(string Body, string Level)> AskUntilAsync(string document, string level) =>
        UntilAsync(() => AskAsync(document), answer => answer.Level == level);

    /// <summary>Gives an author another year of birth.</summary>
    public Task<CommitResult> WriteBornAsync(string id, long born)
    {
        var author = LibraryGraph.Model.Graph.FindNodeType("Author")!;
        return WriteAsync(
            new Change.WriteNode(WriteMode.Update, author, id, new PropertyValues([(author.Properties.Find("born")!, born)])));
    }

    /// <summary>Commits a change.</summary>
    public Task<CommitResult> WriteAsync(Change change) => _store.ApplyAsync(new ChangeBatch([change]), Cancellation).AsTask();

    /// <summary>Waits until this server heard of a commit.</summary>
    public Task HearsAsync(long sequence) => UntilAsync(() => Task.FromResult(Ledger.Complete), heard => heard >= sequence);

    /// <summary>Waits for an outcome, but not for ever.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isWanted)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var outcome = await ask();
            if (isWanted(outcome))
            {
                return outcome;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Bound, $"The outcome was {outcome} to the end.");

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync();
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }

        _meter.Dispose();
    }
}
