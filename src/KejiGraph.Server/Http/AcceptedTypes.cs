using System.Collections.Concurrent;
using KejiGraph.Server.Streams;

namespace KejiGraph.Server.Http;

/// <summary>What a client takes, by its <c>Accept</c> header.</summary>
/// <param name="Streams">Of responses that come in more than one piece.</param>
/// <param name="Single">The media type of a response in one piece; null when it takes none.</param>
internal sealed record AcceptedTypes(StreamTypes Streams, string? Single)
{
    private const int MostKnown = 256;
    private const int LongestKnown = 256;

    // Clients send the same few headers over and over.
    private static readonly ConcurrentDictionary<string, AcceptedTypes> Known = new(StringComparer.Ordinal);

    /// <summary>It takes responses in one piece only.</summary>
    public bool IsPlain => Streams is { Form: StreamForm.None, TakesEvents: false };

    /// <summary>The client takes nothing that can be sent.</summary>
    public bool IsNothing => Single is null && IsPlain;

    /// <summary>Reads the header.</summary>
    public static AcceptedTypes Of(HttpRequest request)
    {
        if (request.Headers.Accept is not [{ Length: <= LongestKnown } header])
        {
            return Read(request);
        }

        if (Known.TryGetValue(header, out var known))
        {
            return known;
        }

        var types = Read(request);
        if (Known.Count < MostKnown)
        {
            Known.TryAdd(header, types);
        }

        return types;
    }

    private static AcceptedTypes Read(HttpRequest request) => new(StreamTypes.Negotiate(request), MediaTypes.Negotiate(request));
}
