using System.Collections.Immutable;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Validation;

namespace KejiGraph.Engine.Requests;

/// <summary>The rules that a document must keep before it is compiled.</summary>
internal static class DocumentRules
{
    private static readonly ImmutableArray<ValidationRule> WithoutIntrospection =
        [.. ExecutableRules.Specified, ExecutableRules.NoSchemaIntrospection];

    /// <summary>Does nothing for a document that keeps them.</summary>
    /// <exception cref="GraphQLException">The document breaks rules.</exception>
    public static void Check(Schema schema, DocumentSyntax document, EngineOptions options)
    {
        var errors = DocumentValidator.Validate(
            schema,
            document,
            options.Validation with { HideSuggestions = !options.AllowIntrospection },
            options.AllowIntrospection ? ExecutableRules.Specified : WithoutIntrospection);
        if (!errors.IsEmpty)
        {
            throw new GraphQLException(errors);
        }
    }
}
