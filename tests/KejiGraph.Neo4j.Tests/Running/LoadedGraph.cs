using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Neo4j.Tests.Running;

/// <summary>A graph that is loaded already, for engines that only read.</summary>
internal sealed class LoadedGraph(Neo4jGraph graph, GraphModel model) : IGraphStore
{
    private readonly PlanRunner _runner = new(graph.Client);

    public GraphModel Model => model;

    public ValueTask<long> RunAsync(
        Plan plan, PlanArguments arguments, IResultSink sink, TimeSpan timeout, CancellationToken cancellationToken) =>
        _runner.RunAsync(plan, arguments, sink, null, timeout, cancellationToken);

    public ValueTask<CommitResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<StoreStatus> GetStatusAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
