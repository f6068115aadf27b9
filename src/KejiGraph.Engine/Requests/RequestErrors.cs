using System.Diagnostics;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.Engine.Requests;

/// <summary>The sentences about requests as a whole, in the words of graphql-js where it has them.</summary>
internal static class RequestErrors
{
    public static GraphQLError OperationNameMissing() => new(
        "Must provide operation name if query contains multiple operations.", ErrorCodes.ValidationFailed);

    public static GraphQLError NoOperation() => new("Must provide an operation.", ErrorCodes.ValidationFailed);

    public static GraphQLError UnknownOperation(string name) => new(
        $"Unknown operation named \"{name}\".", ErrorCodes.ValidationFailed);

    /// <summary>The transport of a request does not carry operations of this kind.</summary>
    public static GraphQLError NotAllowed(OperationType kind) => new(
        kind switch
        {
            OperationType.Query => "A query cannot be sent this way.",
            OperationType.Mutation => "A mutation cannot be sent this way; send it with POST.",
            OperationType.Subscription =>
                "A subscription cannot be sent this way; accept text/event-stream, or use a WebSocket with graphql-transport-ws.",
            _ => throw new UnreachableException(),
        },
        ErrorCodes.BadUserInput);
}
