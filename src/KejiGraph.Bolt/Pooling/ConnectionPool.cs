using KejiGraph.Bolt.Connections;
using KejiGraph.Bolt.Routing;

namespace KejiGraph.Bolt.Pooling;

/// <summary>
/// The connections to one server.
/// <para>
/// A. A slot is the right to hold one connection. There are <see cref="BoltOptions.MaxConnections"/>; a slot is in use (lent, or a
/// connection is being made or closed for it) or idle. B. Who finds neither an idle connection nor a free slot waits in a queue. A slot
/// that comes back goes to the head of the queue, with its connection or without, and never to somebody who came later. C. The
/// connection that was used last is lent first, so that what is not needed grows old. D. Who holds a slot gives it back on every path.
/// </para>
/// </summary>
internal sealed class ConnectionPool(ServerAddress address, ConnectionSettings settings, TimeProvider time)
{
    private readonly Lock _lock = new();

    // Under the lock: read and written by everybody.
    private readonly Stack<BoltConnection> _idle = new();
    private readonly Queue<TaskCompletionSource<BoltConnection?>> _waiting = new();
    private int _inUse;
    private bool _isClosed;

    /// <summary>Goes up when the server says that the authentication has expired: connections that carry an older one renew it first.</summary>
    private volatile int _authentication;

    /// <summary>When a call last ran out of time: what has been idle since before then may be as dead as its connection. Written and read by everybody.</summary>
    private long _doubtedAt = long.MinValue;

    public ServerAddress Address => address;

    /// <summary>The gauges.</summary>
    public BoltConnections Connections
    {
        get
        {
            lock (_lock)
            {
                return new BoltConnections(_inUse, _idle.Count, _waiting.Count(one => !one.Task.IsCompleted));
            }
        }
    }

    /// <summary>Lends a connection that is ready. It must come back with <see cref="Release"/>.</summary>
    public async ValueTask<BoltConnection> AcquireAsync(Deadline deadline)
    {
        var connection = await SlotAsync(deadline).ConfigureAwait(false);
        try
        {
            while (connection is not null && !await IsUsableAsync(connection, deadline).ConfigureAwait(false))
            {
                connection.Close();
                connection = NextIdle();
            }

            if (connection is null)
            {
                var authentication = _authentication;
                connection = await BoltConnection.OpenAsync(address, settings, time, deadline).ConfigureAwait(false);
                connection.Authentication = authentication;
            }

            return connection;
        }
        catch
        {
            connection?.Close();
            FreeSlot(null);
            throw;
        }
    }

    /// <summary>Takes a connection back; one that is not ready for the next caller is closed.</summary>
    public void Release(BoltConnection connection)
    {
        connection.LastUsedAt = time.GetTimestamp();
        if (!connection.IsReady)
        {
            connection.Close();
            FreeSlot(null);
        }
        else
        {
            FreeSlot(connection);
        }
    }

    /// <summary>Says that the server wants everybody to authenticate again.</summary>
    public void ExpireAuthentication() => Interlocked.Increment(ref _authentication);

    /// <summary>Says that the server did not answer in time: idle connections show a sign of life before they are lent again.</summary>
    public void Doubt() => Volatile.Write(ref _doubtedAt, time.GetTimestamp());

    /// <summary>Closes what is idle, such as when the server is gone.</summary>
    public void CloseIdle()
    {
        while (NextIdle() is { } connection)
        {
            connection.Close();
        }
    }

    /// <summary>Lends nothing more; what is lent is closed when it comes back.</summary>
    public void Close()
    {
        TaskCompletionSource<BoltConnection?>[] waiting;
        lock (_lock)
        {
            _isClosed = true;
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var one in waiting)
        {
            one.TrySetException(Errors.PoolClosed(address.ToString()));
        }

        while (NextIdle() is { } connection)
        {
            connection.CloseGracefully();
        }
    }

    private async ValueTask<BoltConnection?> SlotAsync(Deadline deadline)
    {
        TaskCompletionSource<BoltConnection?> turn;
        lock (_lock)
        {
            if (_isClosed)
            {
                throw Errors.PoolClosed(address.ToString());
            }

            if (_idle.TryPop(out var connection))
            {
                _inUse++;
                return connection;
            }

            if (_inUse < settings.Options.MaxConnections)
            {
                _inUse++;
                return null;
            }

            turn = new TaskCompletionSource<BoltConnection?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        using var wait = deadline.Part(settings.Options.AcquisitionTimeout);
        try
        {
            return await turn.Task.WaitAsync(wait.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (!turn.TrySetCanceled())
            {
                // The turn came while the caller gave up: the slot goes on to the next.
                FreeSlot(await turn.Task.ConfigureAwait(false));
            }

            throw deadline.IsGivenUp ? deadline.Passed($"a free connection to {address}")
                : deadline.Token.IsCancellationRequested
                    ? Errors.PoolExhaustedAtDeadline(address.ToString(), settings.Options.MaxConnections, deadline.Timeout)
                    : Errors.PoolExhausted(address.ToString(), settings.Options.MaxConnections, settings.Options.AcquisitionTimeout);
        }
    }

    /// <summary>Gives a slot back, with a connection that is ready or without one.</summary>
    private void FreeSlot(BoltConnection? connection)
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var turn))
            {
                if (turn.TrySetResult(connection))
                {
                    return;
                }
            }

            _inUse--;
            if (connection is null)
            {
                return;
            }

            if (!_isClosed)
            {
                _idle.Push(connection);
                return;
            }
        }

        connection.CloseGracefully();
    }

    /// <summary>Takes an idle connection for a slot that is held already.</summary>
    private BoltConnection? NextIdle()
    {
        lock (_lock)
        {
            return _idle.TryPop(out var connection) ? connection : null;
        }
    }

    private async ValueTask<bool> IsUsableAsync(BoltConnection connection, Deadline deadline)
    {
        if (connection.UnreadBytes is not { } unread || time.GetElapsedTime(connection.CreatedAt) > settings.Options.MaxConnectionLifetime)
        {
            return false;
        }

        var authentication = _authentication;
        if (connection.Authentication != authentication)
        {
            if (!connection.Version.HasLogon)
            {
                return false;
            }

            await connection.LogonAgainAsync(deadline).ConfigureAwait(false);
            connection.Authentication = authentication;
            return true;
        }

        var isTrusted = unread == 0
            && connection.LastUsedAt >= Volatile.Read(ref _doubtedAt)
            && time.GetElapsedTime(connection.LastUsedAt) <= settings.Options.IdleLivenessCheck;
        return isTrusted || await IsAliveAsync(connection, deadline).ConfigureAwait(false);
    }

    /// <summary>Asks for a sign of life. At most half of the caller's time is spent on it, so that the rest can make a new connection.</summary>
    private async ValueTask<bool> IsAliveAsync(BoltConnection connection, Deadline deadline)
    {
        using var half = deadline.Part(deadline.Remaining / 2);
        try
        {
            await connection.ResetAsync(half).ConfigureAwait(false);
            return true;
        }
        catch (BoltException)
        {
            // The others were idle for longer, on the same way to the same server.
            CloseIdle();
            return false;
        }
        catch (OperationCanceledException)
        {
            throw deadline.Passed($"a sign of life of {address}");
        }
    }
}
