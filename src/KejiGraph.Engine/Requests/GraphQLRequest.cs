using System.Text.Json;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Changes;

namespace KejiGraph.Engine.Requests;

/// <summary>One request, as a transport took it.</summary>
/// <param name="Document">The document in UTF-8. It may come from a pooled buffer: what is kept of it is copied.</param>
/// <param name="OperationName">Which operation of the document to run; null when there is only one.</param>
/// <param name="Variables">
/// A JSON object, null or undefined. It must live until the last payload of the response was taken.
/// </param>
public sealed record GraphQLRequest(ReadOnlyMemory<byte> Document, string? OperationName = null, JsonElement Variables = default)
{
    /// <summary>What the transport calls it in logs; null when it has no name for it.</summary>
    public string? Id { get; init; }

    /// <summary>What an error of a field does to the rest of the response.</summary>
    public ErrorBehavior OnError { get; init; }

    /// <summary>How the transport can carry parts of the response later; without it <c>@defer</c> and <c>@stream</c> have no effect.</summary>
    public IncrementalForm Incremental { get; init; }

    /// <summary>Whether the response says under <c>extensions.cost</c> what the operation costs.</summary>
    public bool ReportCost { get; init; }

    /// <summary>Whether the cost is all that is asked for: the operation is checked and priced, but not run.</summary>
    public bool CostOnly { get; init; }

    /// <summary>Takes what the answer depends on, for whoever keeps answers; null when nobody does.</summary>
    public ReadSet? Reads { get; init; }

    /// <summary>Which operations the transport carries.</summary>
    public OperationKinds Allowed { get; init; } = OperationKinds.Query | OperationKinds.Mutation;
}

/// <summary>The forms in which parts of a response are delivered later.</summary>
public enum IncrementalForm
{
    /// <summary>Not at all: the response is one piece.</summary>
    None,

    /// <summary>Version 0.2: <c>pending</c>, <c>incremental</c> with ids, <c>completed</c>.</summary>
    Pending,

    /// <summary>The form of August 2022: <c>incremental</c> with paths and labels.</summary>
    Paths,
}

/// <summary>Kinds of operations.</summary>
[Flags]
public enum OperationKinds
{
    /// <summary>Reads.</summary>
    Query = 1,

    /// <summary>Writes.</summary>
    Mutation = 2,

    /// <summary>Reads at every event.</summary>
    Subscription = 4,
}
