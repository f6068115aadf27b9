using System.Security.Cryptography;
using System.Text;
using KejiGraph.Redis;
using KejiGraph.Redis.Caching;
using KejiGraph.Server.Settings;

namespace KejiGraph.Server.Caching;

/// <summary>What the response cache has in Redis: the second level, and the feed of commits where other servers write, too.</summary>
internal sealed class RedisParts : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(3);

    private readonly RedisClient _client;
    private readonly TroubleLog _trouble;
    private readonly FlushWatch _flushes;

    /// <summary>Begins to connect; waits for nothing.</summary>
    /// <param name="settings">Where Redis is, and how long it is waited for.</param>
    /// <param name="prefix">What keys and channels begin with: the same for all servers on a graph, and for no others.</param>
    /// <param name="ledger">The last commits.</param>
    /// <param name="isShared">Other servers write to the graph, too.</param>
    /// <param name="log">Told of failures.</param>
    public RedisParts(RedisSettings settings, string prefix, CommitLedger ledger, bool isShared, ILogger log)
    {
        _trouble = new TroubleLog(log.RedisFailed, TimeProvider.System);
        _client = new RedisClient(settings.Options);
        Level = new DistributedLevel(
            new RedisDistributedCache(_client), prefix + ":answer:", settings.Patience, _trouble, TimeProvider.System);
        _flushes = new FlushWatch(_client, prefix + ":mark", ledger, _trouble, TimeProvider.System);
        Feed = isShared ? new CommitFeed(settings.Options, _client, prefix + ":commits", ledger, _trouble) : null;
    }

    /// <summary>The second level.</summary>
    public DistributedLevel Level { get; }

    /// <summary>The feed of commits; null when nobody else writes.</summary>
    public CommitFeed? Feed { get; }

    /// <summary>Redis answers, as far as is known.</summary>
    public bool IsHealthy => _client.IsConnected && Level.IsHealthy && Feed is not { IsConnected: false };

    /// <summary>Waits until Redis is reached, but not long: it may come later.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_client.ConnectAsync(cancellationToken), Feed?.ConnectAsync(cancellationToken) ?? Task.CompletedTask)
                .WaitAsync(StartPatience, TimeProvider.System, cancellationToken);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            _trouble.Tell(failure.Message);
        }
    }

    /// <summary>A prefix for a graph.</summary>
    /// <param name="graph">What tells it from all others.</param>
    public static string PrefixOf(string graph) =>
        "kejigraph:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(graph)).AsSpan(0, 8));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _flushes.DisposeAsync();
        if (Feed is not null)
        {
            await Feed.DisposeAsync();
        }

        await _client.DisposeAsync();
    }
}
