using KejiGraph.Engine.Responses;

namespace KejiGraph.Server.Http;

/// <summary>The requests of one HTTP request, with the body that they lie in.</summary>
/// <param name="Requests">One, or those of a batch in order.</param>
/// <param name="IsBatch">The body was a list, perhaps of one.</param>
/// <param name="Body">Null for a GET.</param>
internal sealed record RequestList(IReadOnlyList<ParsedRequest> Requests, bool IsBatch = false, ResponseBuffer? Body = null) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        for (var i = 0; i < Requests.Count; i++)
        {
            Requests[i].Dispose();
        }

        Body?.Dispose();
    }
}
