using System.Collections.Concurrent;
using KejiGraph.Bolt.Connections;
using KejiGraph.Bolt.Messages;
using KejiGraph.Bolt.Pooling;
using KejiGraph.Bolt.Retry;

namespace KejiGraph.Bolt.Routing;

/// <summary>
/// Finds the server for a request and lends a connection to it: the one of the URI for bolt schemes, for neo4j schemes a reader or the
/// leader of the routing table, which is asked for when it is missing, too old, or names nobody for the request.
/// </summary>
internal sealed class ServerDirectory(ConnectionSettings settings, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<ServerAddress, ConnectionPool> _pools = new();

    /// <summary>One caller asks for a table, the others wait for what it gets.</summary>
    private readonly SemaphoreSlim _refresh = new(1, 1);

    /// <summary>Replaced as a whole under the lock; read without it.</summary>
    private readonly Lock _tableLock = new();
    private volatile RoutingTable _table = RoutingTable.Empty;
    private volatile bool _isClosed;
    private uint _turn;

    public BoltConnections Connections => _pools.Values.Select(pool => pool.Connections).Aggregate(
        default(BoltConnections),
        (sum, one) => new BoltConnections(sum.InUse + one.InUse, sum.Idle + one.Idle, sum.Waiting + one.Waiting));

    /// <summary>Lends a connection to a server that can take the request. It must come back with <see cref="Release"/>.</summary>
    public async ValueTask<BoltConnection> AcquireAsync(AccessMode mode, BoltBookmarks bookmarks, Deadline deadline)
    {
        if (settings.Routing is null)
        {
            return await Pool(settings.Initial).AcquireAsync(deadline).ConfigureAwait(false);
        }

        while (true)
        {
            var table = await FreshAsync(mode, bookmarks, deadline).ConfigureAwait(false);
            var server = LeastUsed(table.For(mode));
            try
            {
                return await Pool(server).AcquireAsync(deadline).ConfigureAwait(false);
            }
            catch (BoltConnectionException error) when (IsServerGone(error) && !deadline.Token.IsCancellationRequested)
            {
                // Each round leaves one server out; when none is left the table is asked for anew, and that fails if nobody is there.
                Forget(server);
            }
        }
    }

    public void Release(BoltConnection connection) => Pool(connection.Address).Release(connection);

    /// <summary>Learns from what went wrong on a connection: who is gone or late, who leads no more, whose authentication has expired.</summary>
    public void Learn(ServerAddress server, AccessMode mode, Exception error)
    {
        switch (error)
        {
            case BoltServerException { Code: var code } when ErrorClassification.IsAuthorizationExpired(code):
                Pool(server).ExpireAuthentication();
                break;
            case BoltServerException { Code: var code } when mode == AccessMode.Write && ErrorClassification.IsLeaderSwitch(code):
                Update(table => table.WithoutWriter(server));
                break;
            case BoltServerException { Code: var code } when ErrorClassification.IsDatabaseUnavailable(code):
                Update(table => table.Without(server));
                break;
            case BoltConnectionException connection when IsServerGone(connection):
                Forget(server);
                break;
            case BoltConnectionException { Failure: BoltConnectionFailure.Timeout }:
                Pool(server).Doubt();
                break;
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        foreach (var pool in _pools.Values)
        {
            pool.Close();
        }
    }

    private static bool IsServerGone(BoltConnectionException error) =>
        error.Failure is BoltConnectionFailure.Unreachable or BoltConnectionFailure.Lost;

    private ConnectionPool Pool(ServerAddress server)
    {
        var pool = _pools.GetOrAdd(server, address => new ConnectionPool(address, settings, time));
        if (_isClosed)
        {
            pool.Close();
        }

        return pool;
    }

    private void Forget(ServerAddress server)
    {
        Update(table => table.Without(server));
        Pool(server).CloseIdle();
    }

    private void Update(Func<RoutingTable, RoutingTable> change)
    {
        lock (_tableLock)
        {
            _table = change(_table);
        }
    }

    /// <summary>The server with the fewest connections in use; among equals they take turns.</summary>
    private ServerAddress LeastUsed(IReadOnlyList<ServerAddress> servers)
    {
        var first = (int)(Interlocked.Increment(ref _turn) % (uint)servers.Count);
        return Enumerable.Range(0, servers.Count)
            .Select(offset => servers[(first + offset) % servers.Count])
            .MinBy(server => Pool(server).Connections.InUse);
    }

    private async ValueTask<RoutingTable> FreshAsync(AccessMode mode, BoltBookmarks bookmarks, Deadline deadline)
    {
        if (_table is var current && !current.IsStale(mode, time))
        {
            return current;
        }

        try
        {
            await _refresh.WaitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw deadline.Passed("a routing table");
        }

        try
        {
            current = _table;
            return current.IsStale(mode, time) ? await DiscoverAsync(current, mode, bookmarks, deadline).ConfigureAwait(false) : current;
        }
        finally
        {
            _refresh.Release();
        }
    }

    private async ValueTask<RoutingTable> DiscoverAsync(RoutingTable known, AccessMode mode, BoltBookmarks bookmarks, Deadline deadline)
    {
        // A table without a leader can come from members that were cut off from the rest; the URI may name one that was not.
        IEnumerable<ServerAddress> routers = known.Writers.IsEmpty ? [settings.Initial, .. known.Routers] : [.. known.Routers, settings.Initial];
        Exception? last = null;
        foreach (var router in routers.Distinct())
        {
            try
            {
                var table = await AskAsync(router, bookmarks, deadline).ConfigureAwait(false);
                if (!table.Routers.IsEmpty && !table.For(mode).IsEmpty)
                {
                    Adopt(table);
                    return table;
                }
            }
            catch (BoltServerException error) when (!IsFatal(error.Code))
            {
                last = error;
            }
            catch (BoltConnectionException error) when (IsServerGone(error) && !deadline.Token.IsCancellationRequested)
            {
                last = error;
                Forget(router);
            }
        }

        throw last is null ? Errors.NoServer(settings.Initial.ToString(), mode) : Errors.NoRouter(settings.Initial.ToString(), last);
    }

    /// <summary>Whether every router would say the same: the user or the database is wrong.</summary>
    private static bool IsFatal(string code) =>
        (code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal) && !ErrorClassification.IsAuthorizationExpired(code))
        || code.StartsWith("Neo.ClientError.Transaction.InvalidBookmark", StringComparison.Ordinal)
        || code is "Neo.ClientError.Database.DatabaseNotFound" or "Neo.ClientError.Statement.TypeError"
            or "Neo.ClientError.Statement.ArgumentError" or "Neo.ClientError.Request.Invalid";

    private async ValueTask<RoutingTable> AskAsync(ServerAddress router, BoltBookmarks bookmarks, Deadline deadline)
    {
        var connection = await Pool(router).AcquireAsync(deadline).ConfigureAwait(false);
        try
        {
            connection.Route(bookmarks);
            await connection.FlushAsync(deadline).ConfigureAwait(false);
            var answer = (await connection.AnswerAsync(null, deadline).ConfigureAwait(false)).Routing
                ?? throw Errors.NoRoutingTable(router.ToString());
            return new RoutingTable([.. answer.Routers], [.. answer.Readers], [.. answer.Writers], answer.TimeToLive, time.GetTimestamp());
        }
        catch (BoltServerException error)
        {
            Learn(router, AccessMode.Read, error);
            throw;
        }
        finally
        {
            // A failed ROUTE leaves the connection in FAILED; it is rare enough to be closed.
            Pool(router).Release(connection);
        }
    }

    private void Adopt(RoutingTable table)
    {
        Update(_ => table);
        foreach (var pool in _pools.Values.Where(pool => pool.Address != settings.Initial && !table.All.Contains(pool.Address)))
        {
            pool.CloseIdle();
        }
    }
}
