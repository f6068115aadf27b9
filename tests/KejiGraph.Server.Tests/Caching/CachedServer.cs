using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Stores;
using KejiGraph.Redis;
using KejiGraph.Server.Caching;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Redis;
using Microsoft.Extensions.Logging.Abstractions;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>One of several servers on the library, with a first level of its own and Redis behind it.</summary>
internal sealed class CachedServer : IAsyncDisposable
{
    private readonly CacheMeter _meter = new();
    private readonly RedisParts _redis;
    private readonly ObservedStore _store;
    private readonly GraphQLEngine _engine;
    private readonly ResponseCache _cache;

    private CachedServer(IGraphStore store, RedisServer redis)
    {
        _redis = new RedisParts(RedisOptions.Parse(redis.Uri), "library", Ledger, store, NullLogger.Instance);
        _store = new ObservedStore(store, Ledger, _redis.Feed!.Tell);
        _engine = new GraphQLEngine(LibraryGraph.Model, _store, new EngineOptions());
        _cache = new ResponseCache(
            new CacheOptions(1 << 20, TimeSpan.FromHours(1)), Ledger, "library"u8.ToArray(), _meter, TimeProvider.System, _redis.Level);
    }

    public CommitLedger Ledger { get; } = new();

    public bool IsHealthy => _redis.IsHealthy;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A server that reached Redis.</summary>
    public static async Task<CachedServer> StartAsync(IGraphStore store, RedisServer redis)
    {
        var server = new CachedServer(store, redis);
        await server._redis.ConnectAsync(Cancellation);
        await UntilAsync(async () => (await server.AskAsync("{ libraries { totalCount } }")).Level, level => level == "memory");
        return server;
    }

    /// <summary>Asks through the cache; gives the answer and the level that had it.</summary>
    public async Task<(string Body, string Level)> AskAsync(string document)
    {
        using var response = await _cache.AnswerAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes(document)), _engine.ExecuteAsync, Cancellation);
        return (Encoding.UTF8.GetString(response.Body.Written.Span), response.Kept?.Level ?? "store");
    }

    /// <summary>Asks until a level has the answer.</summary>
    public Task<(string Body, string Level)> AskUntilAsync(string document, string level) =>
        UntilAsync(() => AskAsync(document), answer => answer.Level == level);

    /// <summary>Gives an author another year of birth.</summary>
    public Task<CommitResult> WriteBornAsync(string id, long born)
    {
        var author = LibraryGraph.Model.Graph.FindNodeType("Author")!;
        return _store.ApplyAsync(
            new ChangeBatch(
                [new Change.WriteNode(WriteMode.Update, author, id, new PropertyValues([(author.Properties.Find("born")!, born)]))]),
            Cancellation).AsTask();
    }

    /// <summary>Waits until this server heard of a commit.</summary>
    public Task HearsAsync(long sequence) => UntilAsync(() => Task.FromResult(Ledger.Greatest), heard => heard >= sequence);

    /// <summary>Waits for an outcome.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isWanted)
    {
        while (true)
        {
            var outcome = await ask();
            if (isWanted(outcome))
            {
                return outcome;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _redis.DisposeAsync();
        _meter.Dispose();
    }
}
