using System.Collections.Concurrent;
using System.Diagnostics;
using KejiGraph.Redis.Connections;

namespace KejiGraph.Redis.Cluster;

/// <summary>Commands go to the node that serves the slot of their key. The map is learnt from the nodes and again whenever it proves old.</summary>
internal sealed class ClusterRouter : IRouter
{
    /// <summary>How often a command is sent at most because nodes redirect it or ask it to wait.</summary>
    private const int MaxRedirections = 8;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);

    /// <summary>While a node is down every call would ask for the map.</summary>
    private static readonly TimeSpan BetweenRefreshes = TimeSpan.FromMilliseconds(100);

    private readonly RedisOptions _options;
    private readonly TimeProvider _time;
    private readonly NodeEvents _events;
    private readonly ConcurrentDictionary<RedisAddress, RedisNode> _nodes = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();

    // Guarded by the lock.
    private Task _refreshing = Task.CompletedTask;
    private long? _refreshed;

    // Replaced as a whole, under the lock; read by callers.
    private volatile SlotMap? _map;
    private volatile RedisException? _lastError;

    public ClusterRouter(RedisOptions options, TimeProvider time, NodeEvents events)
    {
        _options = options;
        _time = time;
        _events = events with
        {
            Lost = (address, error) =>
            {
                _ = Refresh();
                events.Lost(address, error);
            },
        };
    }

    public bool IsConnected => _map is not null && _nodes.Values.Any(node => node.IsConnected);

    public async Task<RedisReply> ExecuteAsync(ReadOnlyMemory<RedisArgument> command, CancellationToken cancellationToken)
    {
        var slot = CommandKey.SlotOf(command.Span);
        var connection = Connected(slot);
        var isAsking = false;
        RedisReply reply;
        for (var failures = 0; ; failures++)
        {
            reply = await connection.SendAsync(command.Span, isAsking).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!reply.IsError)
            {
                return reply;
            }

            var redirection = Redirection.Of(reply, connection.Address);
            if (redirection.Kind == RedirectionKind.None)
            {
                throw Errors.Server(connection.Address.ToString(), reply);
            }

            if (failures == MaxRedirections)
            {
                throw Errors.TooManyRedirections(MaxRedirections, reply);
            }

            isAsking = redirection.Kind == RedirectionKind.Ask;
            connection = await FollowAsync(redirection, slot, failures, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_map is null)
        {
            await Refresh().WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        var map = _map ?? throw Errors.NoSlotMap(_lastError);
        foreach (var address in map.Nodes)
        {
            await NodeAt(address).ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task refreshing;
        lock (_lock)
        {
            _end.Cancel();
            refreshing = _refreshing;
        }

        await refreshing.ConfigureAwait(false);
        foreach (var node in _nodes.Values)
        {
            await node.DisposeAsync().ConfigureAwait(false);
        }

        _end.Dispose();
    }

    /// <summary>
    /// A connection for a slot, at once or not at all. Commands without a key go to the first node that is there, always the same while it
    /// is, for messages that are published at different nodes may overtake each other.
    /// </summary>
    private RedisConnection Connected(int? slot)
    {
        if (_map is not { } map)
        {
            _ = Refresh();
            throw Errors.NoSlotMap(_lastError);
        }

        if (slot is null)
        {
            foreach (var any in map.Nodes)
            {
                if (NodeAt(any).Pick() is { } first)
                {
                    return first;
                }
            }

            _ = Refresh();
            throw Errors.NoSlotMap(_lastError);
        }

        if (map[slot.Value] is not { } address)
        {
            _ = Refresh();
            throw Errors.NoNode(slot.Value);
        }

        var node = NodeAt(address);
        if (node.Pick() is { } connection)
        {
            return connection;
        }

        _ = Refresh();
        throw node.NotConnected();
    }

    private async Task<RedisConnection> FollowAsync(Redirection redirection, int? slot, int failures, CancellationToken cancellationToken)
    {
        switch (redirection.Kind)
        {
            case RedirectionKind.Moved:
                lock (_lock)
                {
                    _map = _map?.With(redirection.Slot, redirection.Address!);
                }

                _ = Refresh();
                goto case RedirectionKind.Ask;
            case RedirectionKind.Ask:
                return await NodeAt(redirection.Address!).PickOrAwaitFirstAsync(cancellationToken).ConfigureAwait(false);
            case RedirectionKind.WaitAndRefresh:
                _ = Refresh();
                goto case RedirectionKind.Wait;
            case RedirectionKind.Wait:
#pragma warning disable CA5394 // It spreads callers over time; nothing is to be kept secret.
                await Task.Delay(
                    Backoff.Delay(ShortestWait, LongestWait, failures, Random.Shared.NextDouble()), _time, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA5394
                return Connected(slot);
            default:
                throw new UnreachableException();
        }
    }

    private RedisNode NodeAt(RedisAddress address) => _nodes.GetOrAdd(
        address,
        static (address, router) => new RedisNode(
            address.ToString(),
            router._options,
            router._time,
            end => RedisConnection.OpenAsync(address, router._options, router._time, listener: null, end),
            router._events),
        this);

    /// <summary>Learns the map in the background, once at a time; what fails is told to callers by <see cref="Errors.NoSlotMap"/>.</summary>
    private Task Refresh()
    {
        lock (_lock)
        {
            if (_end.IsCancellationRequested || !_refreshing.IsCompleted)
            {
                return _refreshing;
            }

            var wait = _refreshed is { } last ? BetweenRefreshes - _time.GetElapsedTime(last) : TimeSpan.Zero;
            return _refreshing = Task.Run(() => RefreshAsync(wait));
        }
    }

    private async Task RefreshAsync(TimeSpan wait)
    {
        try
        {
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _time, _end.Token).ConfigureAwait(false);
            }

            var known = _nodes.ToArray();
            var candidates = known.Where(node => node.Value.IsConnected).Select(node => node.Key)
                .Concat(_options.Addresses)
                .Concat(known.Select(node => node.Key))
                .Distinct();
            foreach (var candidate in candidates)
            {
                if (await TryLearnAsync(candidate).ConfigureAwait(false))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Disposed of.
        }
        finally
        {
            lock (_lock)
            {
                _refreshed = _time.GetTimestamp();
            }
        }
    }

    private async Task<bool> TryLearnAsync(RedisAddress candidate)
    {
        SlotMap map;
        try
        {
            map = _nodes.TryGetValue(candidate, out var node) && node.Pick() is { } connection
                ? await AskAsync(connection).ConfigureAwait(false)
                : await AskAsync(candidate).ConfigureAwait(false);
        }
        catch (RedisException error)
        {
            _lastError = error;
            return false;
        }

        if (map.Nodes.Count == 0)
        {
            // It has not met the others yet.
            return false;
        }

        lock (_lock)
        {
            _map = map;
        }

        foreach (var address in map.Nodes)
        {
            NodeAt(address).Pick();
        }

        // A node that serves no slot can be one that is about to get some, and that commands are sent to by ASK; it stays while it lives.
        foreach (var (address, node) in _nodes)
        {
            if (node.IsLost && !map.Nodes.Contains(address) && _nodes.TryRemove(address, out _))
            {
                await node.DisposeAsync().ConfigureAwait(false);
            }
        }

        return true;
    }

    /// <summary>Asks a node with which there is no connection, without the waits between tries to make a lasting one.</summary>
    private async Task<SlotMap> AskAsync(RedisAddress address)
    {
        var connection = await RedisConnection.OpenAsync(address, _options, _time, listener: null, _end.Token).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await AskAsync(connection).ConfigureAwait(false);
        }
    }

    private static async Task<SlotMap> AskAsync(RedisConnection connection)
    {
        var reply = await connection.SendAsync(["CLUSTER", "SLOTS"]).ConfigureAwait(false);
        return reply.IsError ? throw Errors.Server(connection.Address.ToString(), reply) : SlotMap.Parse(reply, connection.Address);
    }
}
