using System.Buffers;
using KejiGraph.Redis.Cluster;
using KejiGraph.Redis.Connections;

namespace KejiGraph.Redis;

/// <summary>
/// A Redis server, a cluster, or the master behind Sentinels. Calls share a few connections, which begin with the first call and are made
/// again by themselves whenever they are lost. While there is none a call fails at once with <see cref="RedisConnectionException"/>, so that
/// a dead server costs its callers nothing; <see cref="ConnectAsync"/> waits for one. A call whose connection breaks fails and is never
/// repeated, for nobody knows whether it was carried out. Calls that are awaited one after the other are carried out in that order, calls
/// made at once in any. Safe to share.
/// </summary>
public sealed class RedisClient : IAsyncDisposable
{
    private readonly IRouter _router;
    private int _isClosed;

    /// <summary>Makes a client. Nothing is connected yet.</summary>
    /// <param name="options">Where the server is.</param>
    /// <param name="time">The clock; null is the system's.</param>
    /// <exception cref="RedisUsageException">An option is wrong.</exception>
    public RedisClient(RedisOptions options, TimeProvider? time = null)
    {
        OptionsCheck.Check(options);
        time ??= TimeProvider.System;
        var events = new NodeEvents(address => Connected?.Invoke(address), (address, error) => Lost?.Invoke(address, error));
        if (options.Mode == RedisMode.Cluster)
        {
            _router = new ClusterRouter(options, time, events);
            return;
        }

        var entrance = new Entrance(options, time);
        var name = options.MasterName is { } master ? $"\"{master}\" behind {string.Join(", ", options.Addresses)}" : options.Addresses[0].ToString();
        var node = new RedisNode(name, options, time, end => entrance.OpenAsync(listener: null, end), events);
        _router = new NodeRouter(node, options.Mode == RedisMode.Sentinel);
    }

    /// <summary>A connection was made. Called by a thread of the connection; keep it short. If it throws, the connection is given up.</summary>
    public event Action<RedisAddress>? Connected;

    /// <summary>A connection was lost, and why. Called by a thread of the connection; keep it short. A try that fails is not a loss.</summary>
    public event Action<RedisAddress, RedisException>? Lost;

    /// <summary>Whether there is a connection now; with a cluster, to at least one node.</summary>
    public bool IsConnected => _router.IsConnected;

    /// <summary>Comes back when the server, or all nodes of the cluster, are connected.</summary>
    /// <exception cref="RedisException">The try failed; the next follows by itself.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfClosed();
        return _router.ConnectAsync(cancellationToken);
    }

    /// <summary>Sends any command. Commands that change the connection itself (SELECT, SUBSCRIBE, MULTI, blocking ones) must not be sent.</summary>
    /// <param name="command">The name and the arguments, such as <c>["GET", key]</c>. Bytes in it are left alone until the call is over.</param>
    /// <param name="cancellationToken">Ends the wait, not the command.</param>
    /// <exception cref="RedisServerException">The server answered with an error.</exception>
    /// <exception cref="RedisConnectionException">There is no connection, or it broke.</exception>
    public Task<RedisReply> ExecuteAsync(RedisArgument[] command, CancellationToken cancellationToken = default)
    {
        if (command.Length == 0)
        {
            throw Errors.NoCommand();
        }

        ThrowIfClosed();
        cancellationToken.ThrowIfCancellationRequested();
        return _router.ExecuteAsync(command, cancellationToken);
    }

    /// <summary>The value of a key; null when there is none.</summary>
    public async Task<byte[]?> GetAsync(RedisArgument key, CancellationToken cancellationToken = default)
    {
        var reply = await ExecuteAsync([Commands.Get, key], cancellationToken).ConfigureAwait(false);
        return reply.IsNull ? null : reply.AsArray();
    }

    /// <summary>Writes the value of a key into a buffer; false when there is none.</summary>
    public async Task<bool> GetAsync(RedisArgument key, IBufferWriter<byte> destination, CancellationToken cancellationToken = default)
    {
        var reply = await ExecuteAsync([Commands.Get, key], cancellationToken).ConfigureAwait(false);
        if (reply.IsNull)
        {
            return false;
        }

        destination.Write(reply.AsBytes().Span);
        return true;
    }

    /// <summary>Sets the value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value. Leave it alone until the call is over.</param>
    /// <param name="lifetime">After how long the key goes away, in whole milliseconds, at least 1; null keeps it.</param>
    /// <param name="cancellationToken">Ends the wait, not the command.</param>
    public Task SetAsync(RedisArgument key, RedisArgument value, TimeSpan? lifetime = null, CancellationToken cancellationToken = default) =>
        ExecuteAsync(
            lifetime is { } time ? [Commands.Set, key, value, Commands.Px, Milliseconds(time)] : [Commands.Set, key, value], cancellationToken);

    /// <summary>Deletes a key; true when it was there.</summary>
    public async Task<bool> DeleteAsync(RedisArgument key, CancellationToken cancellationToken = default) =>
        (await ExecuteAsync([Commands.Del, key], cancellationToken).ConfigureAwait(false)).AsInteger() == 1;

    /// <summary>Lets a key go away after a time, in whole milliseconds, at least 1; true when it is there.</summary>
    public async Task<bool> ExpireAsync(RedisArgument key, TimeSpan lifetime, CancellationToken cancellationToken = default) =>
        (await ExecuteAsync([Commands.PExpire, key, Milliseconds(lifetime)], cancellationToken).ConfigureAwait(false)).AsInteger() == 1;

    /// <summary>Publishes a message and gives the number of subscribers that were sent it; with a cluster, those at one node.</summary>
    public async Task<long> PublishAsync(RedisArgument channel, RedisArgument message, CancellationToken cancellationToken = default) =>
        (await ExecuteAsync([Commands.Publish, channel, message], cancellationToken).ConfigureAwait(false)).AsInteger();

    /// <summary>Runs a Lua script at the server, as one step.</summary>
    /// <param name="script">The script. It never holds values; those are its arguments.</param>
    /// <param name="keys">Its <c>KEYS</c>; in a cluster all in one slot.</param>
    /// <param name="arguments">Its <c>ARGV</c>.</param>
    /// <param name="cancellationToken">Ends the wait, not the command.</param>
    public Task<RedisReply> EvalAsync(
        RedisArgument script, RedisArgument[] keys, RedisArgument[] arguments, CancellationToken cancellationToken = default) =>
        ExecuteAsync([Commands.Eval, script, keys.Length, .. keys, .. arguments], cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _isClosed, 1) == 0 ? _router.DisposeAsync() : ValueTask.CompletedTask;

    private void ThrowIfClosed()
    {
        if (Volatile.Read(ref _isClosed) == 1)
        {
            throw Errors.ClientClosed();
        }
    }

    private static long Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);
}
