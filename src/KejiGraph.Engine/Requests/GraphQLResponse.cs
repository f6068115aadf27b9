using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Requests;

/// <summary>A response: its JSON in a pooled buffer, and what a transport must know of it.</summary>
public sealed class GraphQLResponse : IDisposable
{
    internal GraphQLResponse(ResponseKind kind, ResponseBuffer body)
    {
        Kind = kind;
        Body = body;
    }

    /// <summary>How far the request came.</summary>
    public ResponseKind Kind { get; }

    /// <summary>The response as JSON.</summary>
    public ResponseBuffer Body { get; }

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

    /// <summary>The document is not GraphQL.</summary>
    NotParsed,

    /// <summary>The document is not valid, the operation is not in it, or a variable or argument cannot be used.</summary>
    NotValid,

    /// <summary>A limit was exceeded before execution.</summary>
    Refused,

    /// <summary>The store failed: there is no data, and trying later can help.</summary>
    Failed,
}
