using KejiGraph.Redis;

namespace KejiGraph.Server.Caching;

/// <summary>
/// Finds out that Redis was emptied: whoever does so wants the answers gone, and they are kept in this process, too. A key with a random
/// value stands there; when it has another value, it was gone in between.
/// </summary>
internal sealed class FlushWatch : IAsyncDisposable
{
    private readonly RedisClient _client;
    private readonly string _key;
    private readonly CommitLedger _ledger;
    private readonly Lookout _lookout;
    private byte[]? _mark;

    /// <summary>Begins to look.</summary>
    /// <param name="client">A client of Redis.</param>
    /// <param name="key">The key, the same for all servers on a graph.</param>
    /// <param name="ledger">The last commits.</param>
    /// <param name="trouble">Told of failures.</param>
    /// <param name="time">The clock.</param>
    public FlushWatch(RedisClient client, string key, CommitLedger ledger, TroubleLog trouble, TimeProvider time)
    {
        _client = client;
        _key = key;
        _ledger = ledger;
        _lookout = new Lookout(LookAsync, trouble, time);
        _lookout.Start();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lookout.DisposeAsync();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var mark = await _client.GetAsync(_key, cancellationToken);
        if (mark is null)
        {
            await _client.ExecuteAsync(["SET", _key, Guid.NewGuid().ToString("N"), "NX"], cancellationToken);
            mark = await _client.GetAsync(_key, cancellationToken);
        }

        if (mark is null || (_mark is not null && !mark.AsSpan().SequenceEqual(_mark)))
        {
            _ledger.Reset();
        }

        _mark = mark ?? _mark;
    }
}
