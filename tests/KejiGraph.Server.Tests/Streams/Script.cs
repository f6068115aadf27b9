using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;

namespace KejiGraph.Server.Tests.Streams;

/// <summary>
/// What an engine does, by the word that a test sends as its document: everything that a transport can meet, at the moment that the
/// test chooses.
/// </summary>
internal sealed class Script
{
    private readonly ConcurrentDictionary<string, Feed> _feeds = new();

    /// <summary>The feed behind a document such as <c>events a</c> or <c>parts a</c>.</summary>
    public Feed this[string name] => _feeds.GetOrAdd(name, _ => new Feed());

    /// <summary>Executes.</summary>
    public async ValueTask<GraphQLResponse> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        var words = Encoding.UTF8.GetString(request.Document.Span).Split(' ');
        switch (words[0])
        {
            case "single":
                return Response(ResponseKind.Data, "{\"data\":{\"a\":\"图\"}}");
            case "transport":
                return Response(ResponseKind.Data, $"{{\"data\":\"{request.Allowed}; {request.Incremental}\"}}");
            case "invalid":
                return Response(ResponseKind.NotValid, "{\"extensions\":{\"cost\":[1]},\"errors\":[{\"message\":\"No.\"}]}");
            case "forbidden":
                return Response(ResponseKind.NotAllowed, "{\"errors\":[{\"message\":\"Not by GET.\"}]}");
            case "parts":
                return Response(ResponseKind.Data, "{\"data\":{},\"hasNext\":true}", this[words[1]].TakeAsync(cancellationToken));
            case "events":
                return Response(ResponseKind.Events, "", this[words[1]].TakeAsync(cancellationToken));
            case "late":
                await foreach (var payload in this[words[1]].TakeAsync(cancellationToken))
                {
                    return Response(ResponseKind.Data, Encoding.UTF8.GetString(payload.Written.Span));
                }

                break;
        }

        throw new InvalidOperationException("secret path /etc/x");
    }

    private static GraphQLResponse Response(ResponseKind kind, string json, IAsyncEnumerable<ResponseBuffer>? later = null)
    {
        var body = new ResponseBuffer();
        body.Write(Encoding.UTF8.GetBytes(json));
        return Make(kind, body, later);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern GraphQLResponse Make(ResponseKind kind, ResponseBuffer body, IAsyncEnumerable<ResponseBuffer>? later);
}
