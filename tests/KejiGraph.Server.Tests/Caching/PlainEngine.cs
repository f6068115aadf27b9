using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>The library without a cache.</summary>
internal sealed class PlainEngine(IGraphStore store)
{
    private readonly GraphQLEngine _engine = new(LibraryGraph.Model, store, new EngineOptions());

    public async Task<string> AskAsync(string document)
    {
        using var response = await _engine.ExecuteAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes(document)), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(response.Body.Written.Span);
    }
}
