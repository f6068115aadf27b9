using System.Text;
using System.Text.Json;
using KejiGraph.Bolt;
using KejiGraph.Embedded;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j.Rendering;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Neo4j.Tests.Rendering;

/// <summary>The library in an embedded store, which notes each plan that an engine runs and its arguments.</summary>
internal sealed class PlanCapture : IGraphStore
{
    private readonly TemporaryFolder _folder = new();
    private readonly EmbeddedStore _store;
    private readonly GraphQLEngine _engine;
    private (Plan Plan, PlanArguments Arguments)? _last;

    private PlanCapture()
    {
        _store = EmbeddedStore.Open(LibraryGraph.Model.Graph, Path.Combine(_folder.Path, "graph.db"), TimeProvider.System);
        _engine = new GraphQLEngine(LibraryGraph.Model, this, new EngineOptions());
    }

    public GraphModel Model => _store.Model;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<PlanCapture> OpenAsync()
    {
        var capture = new PlanCapture();
        await capture.ApplyAsync(LibraryGraph.Data(capture.Model), Cancellation);
        return capture;
    }

    /// <summary>Runs an operation and gives the plan that was run.</summary>
    public async Task<(Plan Plan, PlanArguments Arguments)> RunAsync(string document, JsonElement variables = default)
    {
        _last = null;
        using var response = await _engine.ExecuteAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes(document), Variables: variables), Cancellation);
        return _last ?? throw new InvalidOperationException(Encoding.UTF8.GetString(response.Body.Written.Span));
    }

    /// <summary>Renders what an operation runs.</summary>
    public async Task<BoltStatement> RenderAsync(string document, JsonElement variables = default)
    {
        var (plan, arguments) = await RunAsync(document, variables);
        return PlanRenderer.Render(plan, arguments).Bind(arguments);
    }

    public ValueTask<long> RunAsync(
        Plan plan,
        PlanArguments arguments,
        IResultSink sink,
        ReadSet? reads,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        _last = (plan, arguments);
        return _store.RunAsync(plan, arguments, sink, reads, timeout, cancellationToken);
    }

    public ValueTask<CommitResult> ApplyAsync(ChangeBatch batch, CancellationToken cancellationToken) =>
        _store.ApplyAsync(batch, cancellationToken);

    public ValueTask<StoreStatus> GetStatusAsync(CancellationToken cancellationToken) => _store.GetStatusAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }
}
