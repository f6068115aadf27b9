using KejiGraph.Bolt;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j.Schema;
using KejiGraph.Neo4j.Storage;
using KejiGraph.Neo4j.Writing;

namespace KejiGraph.Neo4j;

/// <summary>
/// The store on a Neo4j server or cluster. A plan is one statement, a batch one transaction. Reads see at least what this process
/// wrote before; a cluster makes them wait for it.
/// </summary>
public sealed class Neo4jStore : IGraphStore
{
    private static readonly BoltStatement Counts = new(
        $"RETURN COUNT {{ MATCH (:{StoredNames.Quote(StoredNames.AnyNode)}) }}, COUNT {{ MATCH ()-->() }}, "
        + $"COLLECT {{ MATCH (s:{StoredNames.Quote(StoredNames.Commits)}) RETURN s.{StoredNames.Quote(StoredNames.Sequence)} }}");

    private readonly BoltClient _client;
    private readonly PlanRunner _runner;
    private readonly BatchWriter _writer;
    private readonly TimeSpan _timeout;
    private readonly Lock _lastLock = new();

    // Writers: batches that ended, under the lock. Readers: everyone, under it too.
    private (long Sequence, BoltBookmarks? Bookmarks) _last;

    private Neo4jStore(GraphModel model, BoltClient client, TimeSpan timeout)
    {
        Model = model;
        _client = client;
        _runner = new PlanRunner(client);
        _writer = new BatchWriter(model, client, timeout);
        _timeout = timeout;
    }

    /// <inheritdoc/>
    public GraphModel Model { get; }

    /// <summary>How many connections to Neo4j there are now.</summary>
    public BoltConnections Connections => _client.Connections;

    private BoltBookmarks? Bookmarks
    {
        get
        {
            lock (_lastLock)
            {
                return _last.Bookmarks;
            }
        }
    }

    /// <summary>Connects to a database that has the constraints and indexes of the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How the database is reached.</param>
    /// <param name="startTimeout">How long the start may take; a server that does not answer yet is asked again.</param>
    /// <param name="timeout">How long a batch or a status may take.</param>
    /// <param name="clock">Measures time.</param>
    /// <param name="cancellationToken">Ends the start early.</param>
    /// <exception cref="GraphStoreException">Neo4j cannot be reached, or lacks a constraint or index.</exception>
    /// <exception cref="BoltUsageException">An option is wrong; the message names it.</exception>
    public static async ValueTask<Neo4jStore> OpenAsync(
        GraphModel model,
        BoltOptions options,
        TimeSpan startTimeout,
        TimeSpan timeout,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var client = new BoltClient(options, clock);
        try
        {
            var missing = await new SchemaApplication(client, startTimeout).MissingAsync(model, cancellationToken).ConfigureAwait(false);
            return missing.Count == 0 ? new Neo4jStore(model, client, timeout) : throw Errors.MissingSchema(missing);
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Creates the constraints and indexes of the model that a database lacks, and waits until they can be used.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How the database is reached.</param>
    /// <param name="timeout">How long one constraint or index may take; a server that does not answer yet is asked again.</param>
    /// <param name="clock">Measures time.</param>
    /// <param name="progress">Told how many of how many are created.</param>
    /// <param name="cancellationToken">Ends the work early; what was created stays.</param>
    /// <returns>How many were created.</returns>
    /// <exception cref="GraphStoreException">Neo4j cannot be reached, or what it holds breaks a constraint.</exception>
    /// <exception cref="BoltUsageException">An option is wrong; the message names it.</exception>
    public static async ValueTask<int> MigrateAsync(
        GraphModel model,
        BoltOptions options,
        TimeSpan timeout,
        TimeProvider clock,
        Action<int, int> progress,
        CancellationToken cancellationToken)
    {
        await using var client = new BoltClient(options, clock);
        return await new SchemaApplication(client, timeout).ApplyAsync(model, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<long> RunAsync(
        Plan plan,
        PlanArguments arguments,
        IResultSink sink,
        ReadSet? reads,
        TimeSpan timeout,
        CancellationToken cancellationToken) =>
        _runner.RunAsync(plan, arguments, sink, reads, Bookmarks, timeout, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<CommitResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        var (commit, bookmarks) = await _writer.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        lock (_lastLock)
        {
            // Batches may end in another order than that in which they were committed; the last one includes all before it.
            _last = commit.Sequence > _last.Sequence ? (commit.Sequence, bookmarks) : _last;
        }

        return commit;
    }

    /// <inheritdoc/>
    public async ValueTask<StoreStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        StoreStatus? status = null;
        var reader = new RecordReader((ref PackStreamReader record) =>
        {
            var (nodes, relationships) = (record.ReadInteger(), record.ReadInteger());
            status = new StoreStatus(nodes, relationships, record.ReadListSize() == 0 ? 0 : record.ReadInteger());
        });
        try
        {
            await _client.ReadAsync(Counts, reader, Bookmarks, _timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (BoltException failure)
        {
            throw Errors.Of(failure, _timeout);
        }

        return status!;
    }

    /// <summary>Closes all connections.</summary>
    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
