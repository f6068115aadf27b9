using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation;

/// <summary>Documents against the rules of the chapter "Validation".</summary>
public static class DocumentValidator
{
    /// <summary>
    /// Checks definitions and extensions, on their own or as additions to a schema, before a schema is built from them.
    /// </summary>
    public static ImmutableArray<GraphQLError> ValidateTypeSystem(DocumentSyntax document, Schema? schema = null) =>
        [];
}
