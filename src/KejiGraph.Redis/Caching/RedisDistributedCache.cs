using System.Buffers;
using KejiGraph.Redis.Connections;
using Microsoft.Extensions.Caching.Distributed;

namespace KejiGraph.Redis.Caching;

/// <summary>
/// The distributed cache of .NET on a <see cref="RedisClient"/>. An entry is a hash with the fields <c>absexp</c> and <c>sldexp</c> (in
/// ticks of 100 ns, -1 for none) and <c>data</c>, as Microsoft's package for StackExchange.Redis keeps them, so that either can follow the
/// other. Redis lets entries go; a read prolongs those with a sliding expiration. Calls throw <see cref="RedisException"/> when Redis is
/// not there. Safe to share. The client is not disposed of with it.
/// </summary>
public sealed class RedisDistributedCache : IBufferDistributedCache
{
    /// <summary>
    /// One step, so that no reader sees half an entry and none is left without its expiry. It begins with the command that a full server
    /// refuses: once a script has written, the server refuses it nothing.
    /// </summary>
    private static readonly RedisArgument SetScript = RedisArgument.Of("""
        redis.call('HSET', KEYS[1], 'absexp', ARGV[1], 'sldexp', ARGV[2], 'data', ARGV[4])
        if ARGV[3] ~= '-1' then redis.call('PEXPIRE', KEYS[1], ARGV[3]) else redis.call('PERSIST', KEYS[1]) end
        return 1
        """u8.ToArray());

    private static readonly RedisArgument AbsoluteField = RedisArgument.Of("absexp"u8.ToArray());
    private static readonly RedisArgument SlidingField = RedisArgument.Of("sldexp"u8.ToArray());
    private static readonly RedisArgument DataField = RedisArgument.Of("data"u8.ToArray());

    private readonly RedisClient _client;
    private readonly string _prefix;
    private readonly TimeProvider _time;

    /// <summary>Makes a cache.</summary>
    /// <param name="client">The server.</param>
    /// <param name="prefix">Goes before every key, so that several programs can share a server; none by default.</param>
    /// <param name="time">The clock for absolute expirations; null is the system's.</param>
    public RedisDistributedCache(RedisClient client, string prefix = "", TimeProvider? time = null)
    {
        _client = client;
        _prefix = prefix;
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        var data = await ReadAsync(key, withData: true, token).ConfigureAwait(false);
        return data.IsNull ? null : data.AsArray();
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryGetAsync(string key, IBufferWriter<byte> destination, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var data = await ReadAsync(key, withData: true, token).ConfigureAwait(false);
        if (data.IsNull)
        {
            return false;
        }

        destination.Write(data.AsBytes().Span);
        return true;
    }

    /// <inheritdoc/>
    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        return WriteAsync(key, value, options, token);
    }

    /// <inheritdoc/>
    public async ValueTask SetAsync(
        string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        await WriteAsync(key, value.IsSingleSegment ? value.First : value.ToArray(), options, token).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task RefreshAsync(string key, CancellationToken token = default) => ReadAsync(key, withData: false, token);

    /// <inheritdoc/>
    public Task RemoveAsync(string key, CancellationToken token = default) => _client.DeleteAsync(Key(key), token);

    // The contract has these for callers that cannot await. They block a thread for at most the reply timeout; nothing in the client needs
    // the caller's thread or context to go on.

    /// <inheritdoc/>
    public byte[]? Get(string key) => GetAsync(key).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public bool TryGet(string key, IBufferWriter<byte> destination) => TryGetAsync(key, destination).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => SetAsync(key, value, options).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Set(string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options) =>
        SetAsync(key, value, options).AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Refresh(string key) => RefreshAsync(key).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Remove(string key) => RemoveAsync(key).GetAwaiter().GetResult();

    private string Key(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _prefix.Length == 0 ? key : _prefix + key;
    }

    /// <summary>The data of an entry, null if there is none; prolongs it.</summary>
    private async Task<RedisReply> ReadAsync(string key, bool withData, CancellationToken cancellationToken)
    {
        var fullKey = Key(key);
        RedisArgument[] command = withData
            ? [Commands.HMGet, fullKey, AbsoluteField, SlidingField, DataField]
            : [Commands.HMGet, fullKey, AbsoluteField, SlidingField];
        var entry = await _client.ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
        if (Sliding(entry) is { Sliding: not null } expiry && expiry.LifetimeFrom(_time.GetUtcNow()) is { } lifetime && lifetime > TimeSpan.Zero)
        {
            await _client.ExpireAsync(fullKey, lifetime, cancellationToken).ConfigureAwait(false);
        }

        return entry.Items[^1];
    }

    private static Expiry Sliding(RedisReply entry)
    {
        var (absolute, sliding) = (Ticks(entry.Items[0]), Ticks(entry.Items[1]));
        return new Expiry(
            absolute is { } moment ? new DateTimeOffset(moment, TimeSpan.Zero) : null, sliding is { } time ? TimeSpan.FromTicks(time) : null);
    }

    private static long? Ticks(RedisReply field) => field.IsNull || field.AsInteger() == Expiry.None ? null : field.AsInteger();

    private Task WriteAsync(string key, ReadOnlyMemory<byte> value, DistributedCacheEntryOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var now = _time.GetUtcNow();
        var expiry = Expiry.Of(options, now);
        var lifetime = expiry.LifetimeFrom(now) is { } time ? Math.Max(1, (long)time.TotalMilliseconds) : Expiry.None;
        return _client.EvalAsync(
            SetScript,
            [Key(key)],
            [expiry.Absolute?.UtcTicks ?? Expiry.None, expiry.Sliding?.Ticks ?? Expiry.None, lifetime, value],
            cancellationToken);
    }
}
