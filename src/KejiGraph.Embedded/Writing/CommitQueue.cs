using System.Threading.Channels;
using KejiGraph.Embedded.Durability;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Changes;

namespace KejiGraph.Embedded.Writing;

/// <summary>
/// The one writer. Batches that wait together are made durable together (group commit): each is applied to the version the
/// one before it made, all are written in one transaction, then the last version is published and the callers hear of it.
/// A batch that is refused leaves no trace and does not hold up the others.
/// </summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    private const int MaxGroup = 256;

    private readonly Channel<Pending> _pending = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private readonly DatabaseFile _file;
    private readonly Action<Snapshot> _publish;
    private readonly Task _loop;

    // Reader and writer: the loop alone.
    private Snapshot _last;

    /// <param name="file">Where commits become durable.</param>
    /// <param name="first">The version to start from.</param>
    /// <param name="publish">Shows a durable version to readers.</param>
    public CommitQueue(DatabaseFile file, Snapshot first, Action<Snapshot> publish)
    {
        _file = file;
        _last = first;
        _publish = publish;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Puts a batch into the queue; the task ends when it is durable and visible, or refused.</summary>
    public Task<CommitResult> CommitAsync(ChangeBatch batch, CancellationToken cancellationToken)
    {
        var pending = new Pending(batch, cancellationToken);
        return _pending.Writer.TryWrite(pending) ? pending.Done.Task : throw Errors.Stopped();
    }

    /// <summary>Commits what waits and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var group = new List<Pending>();
        while (await _pending.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            group.Clear();
            while (group.Count < MaxGroup && _pending.Reader.TryRead(out var pending))
            {
                group.Add(pending);
            }

            Commit(group);
        }
    }

    private void Commit(List<Pending> group)
    {
        var last = _last;
        var applied = new List<Applied>(group.Count);
        foreach (var pending in group)
        {
            if (TryApply(pending, last) is { } one)
            {
                applied.Add(one);
                last = one.Next;
            }
        }

        if (applied.Count == 0)
        {
            return;
        }

        try
        {
            _file.Write(applied.Select(one => (one.Builder, one.Next)), last.Sequence);
        }
        catch (Exception refusal)
        {
            // Whatever it was, nothing is durable, each caller hears of it, and the next batch is tried.
            applied.ForEach(one => one.Pending.Done.SetException(refusal));
            return;
        }

        _last = last;
        _publish(last);
        applied.ForEach(one => one.Pending.Done.SetResult(new CommitResult(one.Next.Sequence, one.Builder.Writes)));
    }

    /// <summary>Applies a batch, or tells its caller why not.</summary>
    private static Applied? TryApply(Pending pending, Snapshot last)
    {
        if (pending.CancellationToken.IsCancellationRequested)
        {
            pending.Done.SetCanceled(pending.CancellationToken);
            return null;
        }

        try
        {
            var builder = new SnapshotBuilder(last);
            foreach (var change in pending.Batch.Changes)
            {
                builder.Apply(change);
            }

            return new Applied(pending, builder, builder.Seal());
        }
        catch (Exception refusal)
        {
            // Also what no rule foresaw: it is the caller's to see, and must not end the queue for everyone else.
            pending.Done.SetException(refusal);
            return null;
        }
    }

    private sealed record Applied(Pending Pending, SnapshotBuilder Builder, Snapshot Next);

    private sealed class Pending(ChangeBatch batch, CancellationToken cancellationToken)
    {
        public ChangeBatch Batch { get; } = batch;

        public CancellationToken CancellationToken { get; } = cancellationToken;

        public TaskCompletionSource<CommitResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
