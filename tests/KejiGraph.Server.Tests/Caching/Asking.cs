using KejiGraph.Engine.Requests;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>Asks an engine through a cache.</summary>
internal static class Asking
{
    public static ValueTask<GraphQLResponse> AskAsync(
        this ResponseCache cache, GraphQLEngine engine, GraphQLRequest request, CancellationToken cancellationToken) =>
        engine.TryPrepare(request, out var prepared, out var refusal)
            ? cache.AnswerAsync(prepared, engine.ExecuteAsync, cancellationToken)
            : ValueTask.FromResult(refusal);
}
