using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http;
using Microsoft.Net.Http.Headers;

namespace KejiGraph.Server.Streams;

/// <summary>What a client takes, by its <c>Accept</c> header, of responses that come in more than one piece.</summary>
/// <param name="Form">The form for parts that come later; <see cref="StreamForm.None"/> when there must be none.</param>
/// <param name="TakesEvents">It takes <c>text/event-stream</c>, which subscriptions need.</param>
/// <param name="PrefersEvents">It likes <c>text/event-stream</c> best: even a single response is an event.</param>
internal readonly record struct StreamTypes(StreamForm Form, bool TakesEvents, bool PrefersEvents)
{
    private const string EventStreamType = "text/event-stream";
    private const string MultipartType = "multipart/mixed";

    /// <summary>Adds to a request what can be carried in more than one piece.</summary>
    public GraphQLRequest Complete(GraphQLRequest request) => request with
    {
        Allowed = TakesEvents ? request.Allowed | OperationKinds.Subscription : request.Allowed,
        Incremental = Form switch
        {
            StreamForm.None => IncrementalForm.None,
            StreamForm.MultipartPaths => IncrementalForm.Paths,
            _ => IncrementalForm.Pending,
        },
    };

    /// <summary>
    /// Chooses. A stream must be named, no wildcard means it, and must not be liked less than JSON: with
    /// <c>application/json, multipart/mixed;q=0.5</c> the client prefers one piece.
    /// </summary>
    public static StreamTypes Negotiate(HttpRequest request)
    {
        var form = StreamForm.None;
        var takesEvents = false;
        var prefersEvents = false;
        double? single = null;
        foreach (var type in MediaTypes.Accepted(request).Where(type => type.Quality != 0))
        {
            var quality = type.Quality ?? 1;
            if (FormOf(type) is not StreamForm.None and var offered)
            {
                takesEvents |= offered == StreamForm.Events;
                prefersEvents |= offered == StreamForm.Events && single is null && form == StreamForm.None;
                form = form == StreamForm.None && (single is null || quality >= single) ? offered : form;
            }
            else if (MediaTypes.IsResponse(type))
            {
                single ??= quality;
            }
        }

        return new StreamTypes(form, takesEvents, prefersEvents);
    }

    private static StreamForm FormOf(MediaTypeHeaderValue type)
    {
        if (type.MediaType.Equals(EventStreamType, StringComparison.OrdinalIgnoreCase))
        {
            return StreamForm.Events;
        }

        return type.MediaType.Equals(MultipartType, StringComparison.OrdinalIgnoreCase) ? MultipartFormOf(type) : StreamForm.None;
    }

    /// <summary>
    /// <c>deferSpec</c> and <c>incrementalSpec</c> name the form, and nothing means the newest. Another parameter asks for
    /// something that is not spoken here, such as <c>subscriptionSpec</c>.
    /// </summary>
    private static StreamForm MultipartFormOf(MediaTypeHeaderValue type)
    {
        var form = StreamForm.MultipartPending;
        foreach (var parameter in type.Parameters)
        {
            switch (parameter.Name.Value!.ToLowerInvariant(), HeaderUtilities.RemoveQuotes(parameter.Value).Value)
            {
                case ("q" or "boundary" or "charset", _):
                case ("incrementalspec", "v0.2"):
                    break;
                case ("deferspec", "20220824"):
                    form = StreamForm.MultipartPaths;
                    break;
                default:
                    return StreamForm.None;
            }
        }

        return form;
    }
}

/// <summary>The forms of responses that come in more than one piece.</summary>
internal enum StreamForm
{
    /// <summary>None: one piece.</summary>
    None,

    /// <summary><c>text/event-stream</c>.</summary>
    Events,

    /// <summary><c>multipart/mixed</c> with ids: what <c>incrementalSpec=v0.2</c> names.</summary>
    MultipartPending,

    /// <summary><c>multipart/mixed</c> with paths: what <c>deferSpec=20220824</c> names.</summary>
    MultipartPaths,
}
