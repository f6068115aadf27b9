using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;

namespace KejiGraph.Server.WebSockets;

/// <summary>The sentences about operations that share a connection.</summary>
internal static class SocketErrors
{
    public static GraphQLError TooManyOperations(int max) => new(
        $"The connection runs {max} operations, which is all that are allowed; complete one of them, or use another connection.",
        ErrorCodes.LimitExceeded);

    public static GraphQLError Fault(string requestId) => new(
        $"The server could not answer; its log has the reason under request id {requestId}.", ResponseErrorCodes.Internal);
}
