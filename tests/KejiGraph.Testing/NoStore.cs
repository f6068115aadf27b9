using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Testing;

/// <summary>A store that is never asked, for tests of what happens before; or that pushes what a test tells it to.</summary>
public sealed class NoStore(GraphModel model, Action<IResultSink>? push = null) : IGraphStore
{
    /// <summary>How often it was asked.</summary>
    public int Runs { get; private set; }

    public GraphModel Model => model;

    public ValueTask<long> RunAsync(
        Plan plan,
        PlanArguments arguments,
        IResultSink sink,
        ReadSet? reads,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        Runs++;
        (push ?? throw new InvalidOperationException("This test must not reach the store."))(sink);
        return ValueTask.FromResult(0L);
    }

    public ValueTask<CommitResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<StoreStatus> GetStatusAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
