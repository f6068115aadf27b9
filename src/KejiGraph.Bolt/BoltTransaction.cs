using KejiGraph.Bolt.Connections;
using KejiGraph.Bolt.Messages;

namespace KejiGraph.Bolt;

/// <summary>An open transaction. Lives until the work that it was given to returns; not safe to share.</summary>
public sealed class BoltTransaction
{
    private readonly BoltConnection _connection;
    private readonly long _fetchSize;
    private readonly Deadline _deadline;
    private BoltSummary _total;
    private bool _isBegun;
    private bool _isOver;

    /// <summary>Queues BEGIN; it travels with the first statement.</summary>
    internal BoltTransaction(BoltConnection connection, TransactionExtra extra, long fetchSize, Deadline deadline)
    {
        _connection = connection;
        _fetchSize = fetchSize;
        _deadline = deadline;
        _total = new BoltSummary(connection.Server, BoltBookmarks.None, BoltCounters.None, [], extra.Database);
        connection.Begin(extra);
    }

    /// <summary>
    /// Runs a statement and comes back when it has ended. Without a reader its records are computed and thrown away.
    /// </summary>
    /// <exception cref="BoltServerException">The statement failed, and the transaction with it.</exception>
    public async ValueTask<BoltSummary> RunAsync(BoltStatement statement, IRecordReader? reader)
    {
        if (_isOver)
        {
            throw Errors.TransactionOver();
        }

        _connection.Run(statement, null);
        var records = new ResultStream(_connection, reader, _fetchSize, _deadline);
        records.Ask();
        await _connection.FlushAsync(_deadline).ConfigureAwait(false);
        if (!_isBegun)
        {
            _isBegun = true;
            await _connection.AnswerAsync(null, _deadline).ConfigureAwait(false);
        }

        var summary = await records.ReadAsync().ConfigureAwait(false);
        _total = _total with
        {
            Counters = _total.Counters + summary.Counters,
            Notifications = [.. _total.Notifications, .. summary.Notifications],
            Database = summary.Database ?? _total.Database,
        };
        return summary;
    }

    /// <summary>Commits. From the moment that COMMIT is on its way, only an answer tells whether it took effect.</summary>
    internal async ValueTask<BoltSummary> CommitAsync()
    {
        _isOver = true;
        _deadline.ThrowIfPassed($"the work of a transaction on {_connection.Address}");
        _connection.Commit();
        try
        {
            await _connection.FlushAsync(_deadline).ConfigureAwait(false);
            if (!_isBegun)
            {
                await _connection.AnswerAsync(null, _deadline).ConfigureAwait(false);
            }

            var success = await _connection.AnswerAsync(null, _deadline).ConfigureAwait(false);
            return _total with { Bookmarks = success.Bookmark is { } bookmark ? new BoltBookmarks([bookmark]) : BoltBookmarks.None };
        }
        catch (Exception error) when (error is BoltConnectionException or OperationCanceledException)
        {
            throw Errors.UnknownOutcome(_connection.Address.ToString(), error);
        }
    }
}
