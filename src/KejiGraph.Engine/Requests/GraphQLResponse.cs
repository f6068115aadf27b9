using KejiGraph.Engine.Responses;

namespace KejiGraph.Engine.Requests;

/// <summary>A response: its JSON in a pooled buffer, and what a transport must know of it.</summary>
public sealed class GraphQLResponse : IDisposable
{
    internal GraphQLResponse(ResponseKind kind, ResponseBuffer body, IAsyncEnumerable<ResponseBuffer>? later = null)
    {
        Kind = kind;
        Body = body;
        Later = later;
    }

    /// <summary>How far the request came.</summary>
    public ResponseKind Kind { get; }

    /// <summary>The response as JSON, or its first payload; empty for <see cref="ResponseKind.Events"/>.</summary>
    public ResponseBuffer Body { get; }

    /// <summary>
    /// The payloads that follow, each a JSON object: parts that <c>@defer</c> and <c>@stream</c> put off, or the response to
    /// each event of a subscription. Null when there are none. It can be enumerated once; a buffer is good until the next one
    /// is asked for. Whoever stops early disposes the enumerator.
    /// </summary>
    public IAsyncEnumerable<ResponseBuffer>? Later { get; }

    /// <summary>What is known of it, when it was made before and kept; null otherwise.</summary>
    public KeptAnswer? Kept { get; private init; }

    /// <summary>
    /// The number of the last commit that the response can show, if the same request would get the same response until a commit
    /// writes what it depends on: a query, answered by the store in one piece and without an error. Null otherwise.
    /// </summary>
    public long? Sequence { get; internal init; }

    /// <summary>For how long it may be used without asking again.</summary>
    public CachePolicy CachePolicy { get; internal init; } = CachePolicy.None;

    /// <summary>What it took; null when it was made before and kept.</summary>
    public OperationWork? Work { get; internal set; }

    /// <summary>A response that was kept: data without an error, in one piece.</summary>
    /// <param name="body">Its JSON, which nobody changes.</param>
    /// <param name="policy">For how long it may be used without asking again.</param>
    /// <param name="kept">What is known of it.</param>
    public static GraphQLResponse Of(byte[] body, CachePolicy policy, KeptAnswer kept) =>
        new(ResponseKind.Data, ResponseBuffer.Of(body)) { Kept = kept, CachePolicy = policy };

    /// <inheritdoc/>
    public void Dispose() => Body.Dispose();
}

/// <summary>How far a request came.</summary>
public enum ResponseKind
{
    /// <summary>There is data and no error.</summary>
    Data,

    /// <summary>There is data, perhaps null, and errors of fields.</summary>
    DataWithErrors,

    /// <summary>A subscription: <see cref="GraphQLResponse.Later"/> has a whole response for each event.</summary>
    Events,

    /// <summary>The document is not GraphQL.</summary>
    NotParsed,

    /// <summary>The document is not valid, the operation is not in it, or a variable or argument cannot be used.</summary>
    NotValid,

    /// <summary>The transport does not carry operations of this kind.</summary>
    NotAllowed,

    /// <summary>A limit was exceeded before execution.</summary>
    Refused,

    /// <summary>The store failed: there is no data, and trying later can help.</summary>
    Failed,
}
