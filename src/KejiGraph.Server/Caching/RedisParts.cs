using System.Security.Cryptography;
using System.Text;
using KejiGraph.Graph.Stores;
using KejiGraph.Redis;
using KejiGraph.Redis.Caching;

namespace KejiGraph.Server.Caching;

/// <summary>What the response cache has in Redis: the second level, and the feed of commits where other servers write, too.</summary>
internal sealed class RedisParts : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly RedisClient _client;
    private readonly ILogger _log;

    /// <summary>Begins to connect; waits for nothing.</summary>
    /// <param name="options">Where Redis is.</param>
    /// <param name="prefix">What keys and channels begin with: the same for all servers on a graph, and for no others.</param>
    /// <param name="ledger">The last commits.</param>
    /// <param name="shared">The store, when other servers write to it, too; null otherwise.</param>
    /// <param name="log">Told of failures.</param>
    public RedisParts(RedisOptions options, string prefix, CommitLedger ledger, IGraphStore? shared, ILogger log)
    {
        _log = log;
        _client = new RedisClient(options);
        Level = new DistributedLevel(new RedisDistributedCache(_client, prefix + ":answer:"), "", log, TimeProvider.System);
        Feed = shared is null
            ? null
            : new CommitFeed(
                options,
                _client,
                prefix + ":commits",
                ledger,
                async cancellationToken => (await shared.GetStatusAsync(cancellationToken)).Sequence,
                log);
    }

    /// <summary>The second level.</summary>
    public DistributedLevel Level { get; }

    /// <summary>The feed of commits; null when nobody else writes.</summary>
    public CommitFeed? Feed { get; }

    /// <summary>Redis answers, as far as is known.</summary>
    public bool IsHealthy => _client.IsConnected && Level.IsHealthy;

    /// <summary>Waits until Redis is reached, but not long: it may come later.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_client.ConnectAsync(cancellationToken), Feed?.ConnectAsync(cancellationToken) ?? Task.CompletedTask)
                .WaitAsync(Patience, TimeProvider.System, cancellationToken);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            _log.SecondLevelFailed(failure.Message);
        }
    }

    /// <summary>A prefix for the graph that is at a place.</summary>
    public static string PrefixOf(string place) =>
        "kejigraph:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 8));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Feed is not null)
        {
            await Feed.DisposeAsync();
        }

        await _client.DisposeAsync();
    }
}
