using KejiGraph.Bolt.Connections;
using KejiGraph.Bolt.Messages;
using KejiGraph.Bolt.Retry;
using KejiGraph.Bolt.Routing;

namespace KejiGraph.Bolt;

/// <summary>
/// Sends statements to a Neo4j server or cluster over pooled connections. Made once for a program; safe to share. Every call has a
/// timeout that covers all of it (waiting for a connection, repeats, every read): the network cannot hold a caller longer. The server is
/// told the time that is left, too. A call that is cancelled or runs out of time closes its connection, which ends its work at the server.
/// </summary>
public sealed class BoltClient : IAsyncDisposable
{
    private readonly BoltOptions _options;
    private readonly TimeProvider _time;
    private readonly ServerDirectory _servers;
    private readonly Random _random;
    private volatile bool _isClosed;

    /// <summary>Makes a client; connects to nothing yet.</summary>
    /// <exception cref="BoltUsageException">An option is wrong; the message names it.</exception>
    public BoltClient(BoltOptions options, TimeProvider time)
        : this(options, time, Random.Shared)
    {
    }

    internal BoltClient(BoltOptions options, TimeProvider time, Random random)
    {
        _options = options;
        _time = time;
        _random = random;
        _servers = new ServerDirectory(ConnectionSettings.Of(options), time);
    }

    /// <summary>How many connections there are now.</summary>
    public BoltConnections Connections => _servers.Connections;

    /// <summary>
    /// Runs one statement that only reads, in a transaction of its own on a server for reading, and hands its records to the reader as
    /// they arrive. Repeated after a transient failure unless a record was handed out already.
    /// </summary>
    /// <exception cref="BoltServerException">The server refused.</exception>
    /// <exception cref="BoltConnectionException">The network broke, or the time ran out.</exception>
    public async ValueTask<BoltSummary> ReadAsync(
        BoltStatement statement, IRecordReader reader, BoltBookmarks? bookmarks, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var deadline = Begin(timeout, cancellationToken);
        var schedule = new RetrySchedule(_options.MaxRetryTime, deadline, _random);
        while (true)
        {
            ResultStream? records = null;
            try
            {
                return await OnServerAsync(
                    AccessMode.Read,
                    bookmarks,
                    deadline,
                    async connection =>
                    {
                        connection.Run(statement, Extra(AccessMode.Read, bookmarks, deadline));
                        records = new ResultStream(connection, reader, _options.FetchSize, deadline);
                        records.Ask();
                        await connection.FlushAsync(deadline).ConfigureAwait(false);
                        return await records.ReadAsync().ConfigureAwait(false);
                    }).ConfigureAwait(false);
            }
            catch (BoltException error) when (records is not { HandedOut: true } && !IsWriteInRead(error) && schedule.Allows(error))
            {
                await schedule.WaitAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Runs one statement that may write, in a transaction of its own on the leader: for constraints, indexes and
    /// <c>CALL { … } IN TRANSACTIONS</c>. Never repeated once it was sent; without a reader its records are thrown away.
    /// </summary>
    /// <exception cref="BoltServerException">The server refused.</exception>
    /// <exception cref="BoltUnknownOutcomeException">The connection broke after the statement was sent.</exception>
    public async ValueTask<BoltSummary> RunAsync(
        BoltStatement statement, IRecordReader? reader, BoltBookmarks? bookmarks, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = Begin(timeout, cancellationToken);
        var schedule = new RetrySchedule(_options.MaxRetryTime, deadline, _random);
        while (true)
        {
            var isSent = false;
            try
            {
                return await OnServerAsync(
                    AccessMode.Write,
                    bookmarks,
                    deadline,
                    async connection =>
                    {
                        connection.Run(statement, Extra(AccessMode.Write, bookmarks, deadline));
                        var records = new ResultStream(connection, reader, _options.FetchSize, deadline);
                        records.Ask();
                        isSent = true;
                        try
                        {
                            await connection.FlushAsync(deadline).ConfigureAwait(false);
                            return await records.ReadAsync().ConfigureAwait(false);
                        }
                        catch (Exception error) when (error is BoltConnectionException or OperationCanceledException)
                        {
                            throw Errors.UnknownOutcome(connection.Address.ToString(), error);
                        }
                    }).ConfigureAwait(false);
            }
            catch (BoltException error) when (!isSent && schedule.Allows(error))
            {
                await schedule.WaitAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Runs statements in one transaction on the leader and commits it. Repeated as a whole after a transient failure.</summary>
    /// <exception cref="BoltServerException">The server refused; nothing was written.</exception>
    /// <exception cref="BoltUnknownOutcomeException">The connection broke after COMMIT was sent.</exception>
    public ValueTask<BoltSummary> WriteAsync(
        IReadOnlyList<BoltStatement> statements, BoltBookmarks? bookmarks, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(statements);
        if (statements.Count == 0)
        {
            throw Errors.NoStatements();
        }

        return WriteAsync(
            async transaction =>
            {
                foreach (var statement in statements)
                {
                    await transaction.RunAsync(statement, null).ConfigureAwait(false);
                }
            },
            bookmarks,
            timeout,
            cancellationToken);
    }

    /// <summary>
    /// Does work in one transaction on the leader and commits it when the work returns; what the work throws rolls it back. The work is
    /// repeated from its beginning after a transient failure, so it must have no effect outside the transaction.
    /// </summary>
    /// <exception cref="BoltServerException">The server refused; nothing was written.</exception>
    /// <exception cref="BoltUnknownOutcomeException">The connection broke after COMMIT was sent.</exception>
    public async ValueTask<BoltSummary> WriteAsync(
        Func<BoltTransaction, ValueTask> work, BoltBookmarks? bookmarks, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var deadline = Begin(timeout, cancellationToken);
        var schedule = new RetrySchedule(_options.MaxRetryTime, deadline, _random);
        while (true)
        {
            try
            {
                return await OnServerAsync(
                    AccessMode.Write,
                    bookmarks,
                    deadline,
                    async connection =>
                    {
                        var transaction = new BoltTransaction(
                            connection, Extra(AccessMode.Write, bookmarks, deadline), _options.FetchSize, deadline);
                        await work(transaction).ConfigureAwait(false);
                        return await transaction.CommitAsync().ConfigureAwait(false);
                    }).ConfigureAwait(false);
            }
            catch (BoltException error) when (schedule.Allows(error))
            {
                await schedule.WaitAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reaches a server and says who it is. Tried once.</summary>
    public async ValueTask<BoltServer> VerifyAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = Begin(timeout, cancellationToken);
        return await OnServerAsync(
            AccessMode.Read,
            null,
            deadline,
            async connection =>
            {
                await connection.ResetAsync(deadline).ConfigureAwait(false);
                return connection.Server;
            }).ConfigureAwait(false);
    }

    /// <summary>Closes all connections; calls that still run end as if the network had broken or finish, whichever comes first.</summary>
    public ValueTask DisposeAsync()
    {
        _isClosed = true;
        _servers.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsWriteInRead(BoltException error) =>
        error is BoltServerException server && ErrorClassification.IsLeaderSwitch(server.Code);

    private Deadline Begin(TimeSpan timeout, CancellationToken cancellationToken) =>
        _isClosed ? throw Errors.ClientClosed() : new Deadline(timeout, _time, cancellationToken);

    private TransactionExtra Extra(AccessMode mode, BoltBookmarks? bookmarks, Deadline deadline) =>
        new(mode, _options.Database, bookmarks ?? BoltBookmarks.None, deadline.Remaining);

    /// <summary>Does something on a connection and gives it back, on every path.</summary>
    private async ValueTask<T> OnServerAsync<T>(
        AccessMode mode, BoltBookmarks? bookmarks, Deadline deadline, Func<BoltConnection, ValueTask<T>> work)
    {
        var connection = await _servers.AcquireAsync(mode, bookmarks ?? BoltBookmarks.None, deadline).ConfigureAwait(false);
        try
        {
            return await work(connection).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _servers.Learn(connection.Address, mode, error is BoltUnknownOutcomeException ? error.InnerException! : error);
            await RecoverAsync(connection, deadline).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _servers.Release(connection);
        }
    }

    /// <summary>
    /// Ends what the server still does after a failure or an exception of the caller's, so that it holds no locks and the connection can
    /// be used again; where that fails, releasing closes it.
    /// </summary>
    private static async ValueTask RecoverAsync(BoltConnection connection, Deadline deadline)
    {
        try
        {
            if (connection.CanReset)
            {
                await connection.ResetAsync(deadline).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is BoltException or OperationCanceledException)
        {
            // What went wrong first is what the caller must hear.
            connection.Close();
        }
    }
}
