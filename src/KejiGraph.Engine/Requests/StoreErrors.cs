using System.Diagnostics;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Stores;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Requests;

/// <summary>Failures of a store as errors of a response.</summary>
internal static class StoreErrors
{
    public static GraphQLError Of(GraphStoreException failure) => new(failure.Message, failure.Failure switch
    {
        StoreFailure.Conflict => ResponseErrorCodes.Conflict,
        StoreFailure.NotFound => ResponseErrorCodes.NotFound,
        StoreFailure.InvalidChange => ErrorCodes.BadUserInput,
        StoreFailure.Unavailable => ResponseErrorCodes.StoreUnavailable,
        StoreFailure.Timeout => ResponseErrorCodes.Timeout,
        StoreFailure.UnknownOutcome => ResponseErrorCodes.UnknownOutcome,
        StoreFailure.Damaged => ResponseErrorCodes.Internal,
        _ => throw new UnreachableException(),
    });
}
