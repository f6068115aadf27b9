using System.Collections.Immutable;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Execution;

namespace KejiGraph.Engine.Responses;

/// <summary>The sentences about fields whose values cannot stand in a response, in the words of graphql-js.</summary>
internal static class FieldErrors
{
    public static GraphQLError NullInNonNull(CollectedField field, ImmutableArray<PathSegment> path) => Of(
        field, path, $"Cannot return null for non-nullable field {field.Definition}.", ResponseErrorCodes.Internal);

    public static GraphQLError NegativeInitialCount(CollectedField field, ImmutableArray<PathSegment> path) => Of(
        field, path, "initialCount must be a positive integer", ErrorCodes.BadUserInput);

    /// <summary>A node was deleted after the first part of the response was read.</summary>
    public static GraphQLError NodeIsGone(string id, ImmutableArray<PathSegment> path) => new(
        $"The node \"{id}\" was deleted while the response was delivered; ask again.", ResponseErrorCodes.NotFound)
    {
        Path = path,
    };

    private static GraphQLError Of(CollectedField field, ImmutableArray<PathSegment> path, string message, string code) =>
        new(message, code, [.. field.Occurrences.Select(occurrence => (GraphQL.Language.SourcePosition)occurrence.Syntax)])
        {
            Path = path,
        };
}
