using KejiGraph.GraphQL;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.WebSockets;

/// <summary>The sentences about operations that share a connection.</summary>
internal static class SocketErrors
{
    public static GraphQLError TooManyOperations(int max) => new(
        $"The connection runs {max} operations, which is all that are allowed; complete one of them, or use another connection.",
        ErrorCodes.LimitExceeded);

    /// <summary>What a request over HTTP would have been told.</summary>
    public static GraphQLError Of(RefusedException refusal) => new(refusal.Message, refusal.Code);
}
