namespace KejiGraph.Bolt;

/// <summary>Sends statements to a Neo4j server or cluster over pooled connections. Made once for a program; safe to share.</summary>
public sealed class BoltClient : IAsyncDisposable
{
    /// <summary>Makes a client; connects to nothing yet.</summary>
    /// <exception cref="BoltUsageException">An option is wrong; the message names it.</exception>
    public BoltClient(BoltOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
    }

    /// <summary>How many connections there are now.</summary>
    public BoltConnections Connections => throw new NotSupportedException();

    /// <summary>
    /// Runs one statement that only reads, in a transaction of its own on a server for reading, and hands its records to the reader as
    /// they arrive. Repeated after a transient failure unless a record was handed out already.
    /// </summary>
    public ValueTask<BoltSummary> ReadAsync(
        BoltStatement statement, IRecordReader reader, BoltBookmarks? bookmarks, TimeSpan timeout, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>
    /// Runs one statement that may write, in a transaction of its own on the leader: for constraints, indexes and
    /// <c>CALL { … } IN TRANSACTIONS</c>. Never repeated once it was sent.
    /// </summary>
    public ValueTask<BoltSummary> RunAsync(
        BoltStatement statement, IRecordReader? reader, BoltBookmarks? bookmarks, TimeSpan timeout, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Runs statements in one transaction on the leader and commits it. Repeated as a whole after a transient failure.</summary>
    /// <exception cref="BoltUnknownOutcomeException">The connection broke after COMMIT was sent.</exception>
    public ValueTask<BoltSummary> WriteAsync(
        IReadOnlyList<BoltStatement> statements, BoltBookmarks? bookmarks, TimeSpan timeout, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>
    /// Does work in one transaction on the leader and commits it when the work returns; what the work throws rolls it back. The work is
    /// repeated from its beginning after a transient failure, so it must have no effect outside the transaction.
    /// </summary>
    /// <exception cref="BoltUnknownOutcomeException">The connection broke after COMMIT was sent.</exception>
    public ValueTask<BoltSummary> WriteAsync(
        Func<BoltTransaction, ValueTask> work, BoltBookmarks? bookmarks, TimeSpan timeout, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Reaches a server and says who it is.</summary>
    public ValueTask<BoltServer> VerifyAsync(TimeSpan timeout, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
