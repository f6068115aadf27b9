using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Requests;

/// <summary>The sentences about requests as a whole, in the words of graphql-js where it has them.</summary>
internal static class RequestErrors
{
    public static GraphQLError OperationNameMissing() => new(
        "Must provide operation name if query contains multiple operations.", ErrorCodes.ValidationFailed);

    public static GraphQLError NoOperation() => new("Must provide an operation.", ErrorCodes.ValidationFailed);

    public static GraphQLError UnknownOperation(string name) => new(
        $"Unknown operation named \"{name}\".", ErrorCodes.ValidationFailed);
}
