using System.Buffers;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Http;

/// <summary>
/// Answers a body that came before, while it still lies where the network put it: without a copy, without reading it as JSON. Only for
/// a POST whose client takes a response in one piece; whatever is not found here goes the long way.
/// </summary>
internal sealed class KeptAnswers(RequestExecution execution)
{
    /// <summary>The kept answer to a request, whose body is consumed then; null when there is none, and the body is still to be read.</summary>
    public GraphQLResponse? Find(HttpRequest request)
    {
        var length = request.ContentLength;
        if (!execution.CanFindByBody
            || length is not (> 0 and <= KnownBodies.LargestBody)
            || request.Headers.ContentEncoding.Count > 0
            || CostHeader.IsIn(request)
            || !MediaTypes.IsJson(request.ContentType)
            || !request.BodyReader.TryRead(out var read))
        {
            return null;
        }

        var body = read.Buffer;
        var response = body.Length == length && body.IsSingleSegment ? execution.FindByBody(body.FirstSpan) : null;
        if (response is null)
        {
            request.BodyReader.AdvanceTo(body.Start);
        }
        else
        {
            request.BodyReader.AdvanceTo(body.End);
        }

        return response;
    }

    /// <summary>Notes the answer to a body, when it was a kept one.</summary>
    public void Note(RequestList requests, GraphQLResponse response)
    {
        if (response.Kept is CachedAnswer answer && requests is { IsBatch: false, Body: { } body })
        {
            execution.NoteBody(body.Written.Span, answer);
        }
    }
}
