namespace KejiGraph.Redis.Connections;

/// <summary>One server, or whoever is the master now, with some connections to it. Safe to share.</summary>
internal sealed class RedisNode : IAsyncDisposable
{
    private readonly string _name;
    private readonly RedisLink[] _links;
    private readonly NodeEvents _events;
    private uint _turn;

    /// <param name="name">What errors call it.</param>
    /// <param name="options">How many connections, and their limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="open">Makes a connection; it is asked anew each time who the server is.</param>
    /// <param name="events">Told of connections made and lost.</param>
    public RedisNode(
        string name, RedisOptions options, TimeProvider time, Func<CancellationToken, Task<RedisConnection>> open, NodeEvents events)
    {
        _name = name;
        _events = events;
        _links = new RedisLink[options.Connections];
        for (var index = 0; index < _links.Length; index++)
        {
            _links[index] = new RedisLink(open, options, time, Opened, events.Lost);
        }
    }

    /// <summary>Whether at least one connection is there.</summary>
    public bool IsConnected => Array.Exists(_links, link => link.Current is not null);

    /// <summary>Whether no connection is there and none is being made for the first time.</summary>
    public bool IsLost => Array.TrueForAll(_links, link => link.Current is null && link.LastError is not null);

    /// <summary>
    /// The connection on which the fewest commands wait, those that are alike in turn; null while there is none. Connecting begins then, if
    /// it has not.
    /// </summary>
    public RedisConnection? Pick()
    {
        RedisConnection? best = null;
        var fewest = int.MaxValue;
        var first = Interlocked.Increment(ref _turn);
        for (var index = 0u; index < _links.Length; index++)
        {
            var link = _links[(first + index) % _links.Length];
            link.Start();
            if (link.Current is { } connection && connection.Waiting is var waiting && waiting < fewest)
            {
                (best, fewest) = (connection, waiting);
            }
        }

        return best;
    }

    /// <summary>Why <see cref="Pick"/> gives none.</summary>
    public RedisConnectionException NotConnected() => Errors.NotConnected(_name, _links[0].LastError?.Message);

    /// <summary>A connection; when there never was one, the first is waited for.</summary>
    /// <exception cref="RedisException">There is none now, or the first try failed.</exception>
    public async ValueTask<RedisConnection> PickOrAwaitFirstAsync(CancellationToken cancellationToken) =>
        Pick() ?? (Array.TrueForAll(_links, link => link.LastError is null)
            ? await ConnectAsync(cancellationToken).ConfigureAwait(false)
            : throw NotConnected());

    /// <summary>A connection, after the try that is under way or comes next.</summary>
    /// <exception cref="RedisException">The try failed.</exception>
    public async Task<RedisConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var tries = Array.ConvertAll(_links, link => link.ConnectAsync(cancellationToken));
        RedisConnection[] connections = await Task.WhenAll(tries).ConfigureAwait(false);
        return connections[0];
    }

    /// <summary>Gives up all connections, so that new ones are made, perhaps to another server.</summary>
    public void Drop(RedisConnectionException reason) => DropWhere(_ => true, reason);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var link in _links)
        {
            await link.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Opened(RedisConnection connection)
    {
        // A master that has moved: connections to the old one would write where nobody reads any more.
        DropWhere(other => other.Address != connection.Address, Errors.MasterMoved(connection.Address.ToString()));
        _events.Connected(connection.Address);
    }

    private void DropWhere(Predicate<RedisConnection> isMeant, RedisConnectionException reason)
    {
        foreach (var link in _links)
        {
            if (link.Current is { } connection && isMeant(connection))
            {
                connection.Break(reason);
            }
        }
    }
}

/// <summary>Who is told of connections made and lost, from threads of the connections.</summary>
internal sealed record NodeEvents(Action<RedisAddress> Connected, Action<RedisAddress, RedisException> Lost);
