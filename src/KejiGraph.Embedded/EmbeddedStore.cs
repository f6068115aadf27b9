using System.Runtime.CompilerServices;
using KejiGraph.Embedded.Durability;
using KejiGraph.Embedded.Running;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Embedded.Writing;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Embedded;

/// <summary>
/// The default store: the graph in memory as an immutable snapshot, an SQLite file as its durable record. Readers take no
/// lock and see one version from the first to the last value; a write is durable and visible when its task ends.
/// </summary>
public sealed class EmbeddedStore : IGraphStore
{
    private readonly HolderLock _lock;
    private readonly DatabaseFile _file;
    private readonly CommitQueue _commits;
    private readonly TimeProvider _clock;
    private readonly ConditionalWeakTable<Plan, CompiledPlan> _compiled = [];

    // Writer: the commit queue. Readers: everyone, without a lock; a reference is read and written whole.
    private volatile Snapshot _current;

    private EmbeddedStore(HolderLock held, DatabaseFile file, Snapshot first, TimeProvider clock)
    {
        _lock = held;
        _file = file;
        _current = first;
        _clock = clock;
        _commits = new CommitQueue(file, first, next => _current = next);
    }

    /// <inheritdoc/>
    public GraphModel Model => _current.Model;

    /// <summary>Opens a database, or creates an empty one, and builds memory from it.</summary>
    /// <param name="model">The model; what the file holds must fit it.</param>
    /// <param name="path">The file. Its folder is created when it is missing.</param>
    /// <param name="clock">Measures how long queries run.</param>
    /// <exception cref="GraphStoreException">
    /// Another process uses the file, it cannot be written, is damaged or does not fit the model.
    /// </exception>
    public static EmbeddedStore Open(GraphModel model, string path, TimeProvider clock)
    {
        if (model.NodeTypes.Length > NodeRef.MaxTypes)
        {
            throw Errors.TooManyTypes(model.NodeTypes.Length, NodeRef.MaxTypes);
        }

        path = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CannotOpen(path, cause);
        }

        var held = HolderLock.Take(path);
        DatabaseFile? file = null;
        try
        {
            file = DatabaseFile.Open(path);
            return new EmbeddedStore(held, file, file.Load(Snapshot.Empty(model)), clock);
        }
        catch
        {
            file?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> RunAsync(
        Plan plan,
        PlanArguments arguments,
        IResultSink sink,
        ReadSet? reads,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var snapshot = _current;
        var compiled = _compiled.GetValue(plan, CompiledPlan.Compile);
        using var recorder = reads is null ? null : new ReadRecorder(snapshot, reads);
        compiled.Run(new RunContext(snapshot, arguments, sink, recorder, new Deadline(_clock, timeout, cancellationToken)));
        return ValueTask.FromResult(snapshot.Sequence);
    }

    /// <inheritdoc/>
    public async ValueTask<CommitResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken) =>
        await _commits.CommitAsync(batch, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<StoreStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        var snapshot = _current;
        return ValueTask.FromResult(new StoreStatus(snapshot.NodeCount, snapshot.RelationshipCount, snapshot.Sequence));
    }

    /// <summary>Commits what waits, folds the write-ahead log into the file and lets other processes have it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync().ConfigureAwait(false);
        _file.Dispose();
        _lock.Dispose();
    }
}
