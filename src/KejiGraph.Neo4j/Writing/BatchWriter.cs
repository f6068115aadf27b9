using KejiGraph.Bolt;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Writing;

/// <summary>
/// The writing half of the store: one transaction for each batch. It takes the number of the commit first, and with it the lock on
/// the one node that counts, so that batches follow one another and the graph that one reads is the graph that it changes.
/// May be called from many threads and processes at once.
/// </summary>
internal sealed class BatchWriter(GraphModel model, BoltClient client, TimeSpan timeout)
{
    private static readonly BoltStatement TakeNumber = new(
        $"MERGE (c:{StoredNames.Quote(StoredNames.Commits)} {{{StoredNames.Quote(StoredNames.CommitsName)}: \"graph\"}}) "
        + $"SET c.locked = true WITH c SET c.{StoredNames.Quote(StoredNames.Sequence)} = "
        + $"coalesce(c.{StoredNames.Quote(StoredNames.Sequence)}, 0) + 1 RETURN c.{StoredNames.Quote(StoredNames.Sequence)}");

    /// <summary>Writes a batch: all of it or nothing.</summary>
    /// <returns>The commit, and the bookmarks by which a read can ask to see it.</returns>
    /// <exception cref="Graph.Stores.GraphStoreException">The batch was refused, or its outcome is unknown.</exception>
    public async ValueTask<(CommitResult Commit, BoltBookmarks Bookmarks)> WriteAsync(
        ChangeBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CommitResult? commit = null;
        try
        {
            var summary = await client.WriteAsync(
                async transaction => commit = await WriteAsync(batch, transaction).ConfigureAwait(false),
                bookmarks: null,
                timeout,
                cancellationToken).ConfigureAwait(false);
            return (commit!, summary.Bookmarks);
        }
        catch (BoltException failure)
        {
            throw Errors.OfWrite(failure, timeout);
        }
    }

    private async ValueTask<CommitResult> WriteAsync(ChangeBatch batch, BoltTransaction transaction)
    {
        var sequence = 0L;
        await transaction.RunAsync(
            TakeNumber, new RecordReader((ref PackStreamReader reader) => sequence = reader.ReadInteger())).ConfigureAwait(false);
        var graph = await new PartLoader(model, transaction).LoadAsync(batch).ConfigureAwait(false);
        var application = new BatchApplication(graph);
        foreach (var change in batch.Changes)
        {
            application.Apply(change);
        }

        var constraints = new ConstraintCheck(graph, transaction);
        await constraints.BeforeAsync().ConfigureAwait(false);
        foreach (var statement in WriteStatements.Of(graph))
        {
            await transaction.RunAsync(statement, reader: null).ConfigureAwait(false);
        }

        await constraints.AfterAsync().ConfigureAwait(false);
        return new CommitResult(sequence, application.Writes);
    }
}
