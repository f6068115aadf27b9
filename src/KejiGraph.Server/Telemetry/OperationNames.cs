using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Telemetry;

/// <summary>Names of operations, which clients choose, for the log and for activities. Metrics have none.</summary>
internal static class OperationNames
{
    private const int MaxLength = 100;

    /// <summary>
    /// The name of the operation that a response answers, a long one cut; null when it has none or none is known. It is one by the
    /// grammar, so it cannot disturb a log: what a request merely says is not taken.
    /// </summary>
    public static string? Of(GraphQLRequest request, GraphQLResponse? response) => response switch
    {
        // What is kept was executed under this name before.
        { Kept: not null } => Cut(request.OperationName),
        { Work: { } work } => Cut(work.OperationName),
        _ => null,
    };

    private static string? Cut(string? name) => name is { Length: > MaxLength } ? name[..MaxLength] + "…" : name;
}
