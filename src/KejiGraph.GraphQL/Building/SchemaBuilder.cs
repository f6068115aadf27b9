using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Validation;

namespace KejiGraph.GraphQL.Building;

/// <summary>Type system documents to schemas, with all their extensions.</summary>
public static class SchemaBuilder
{
    /// <summary>
    /// Builds a schema from definitions. Types named Query, Mutation and Subscription are the root types if there is no
    /// <c>schema</c> definition; the specified scalars and directives are always there. The document is checked by the
    /// rules for type system documents; the schema itself is not validated yet, see <see cref="Schema.Validate"/>.
    /// </summary>
    /// <param name="document">Definitions and extensions; executable definitions are ignored.</param>
    /// <param name="assumeValid">Whether to leave out the check of the document.</param>
    /// <exception cref="GraphQLException">The document breaks rules, or refers to a type that is not
    /// defined.</exception>
    public static Schema Build(DocumentSyntax document, bool assumeValid = false)
    {
        ThrowIfInvalid(document, schema: null, assumeValid);
        var nothing = new SchemaParts { Directives = [] };
        var parts = new SchemaAssembly(nothing, new TypeSystemDefinitions(document)).Assemble();
        if (parts.Syntax is null)
        {
            parts = parts with
            {
                Query = FindRootType(parts, "Query") ?? parts.Query,
                Mutation = FindRootType(parts, "Mutation") ?? parts.Mutation,
                Subscription = FindRootType(parts, "Subscription") ?? parts.Subscription,
            };
        }

        var undefined = SpecifiedDirectives.All.Where(
            specified => parts.Directives.All(directive => directive.Name != specified.Name));
        return new Schema(parts with { Directives = [.. parts.Directives, .. undefined] });
    }

    /// <summary>Builds a schema from text.</summary>
    /// <exception cref="GraphQLException">The text does not parse, or as for a document.</exception>
    public static Schema Build(string text) => Build(Parser.Parse(text));

    /// <summary>
    /// Adds definitions and extensions to a schema, which stays as it is: the result has types of its own, with the
    /// annotations, coercions and syntax of the old ones. A document without either gives the schema itself back.
    /// </summary>
    /// <inheritdoc cref="Build(DocumentSyntax, bool)"/>
    public static Schema Extend(Schema schema, DocumentSyntax document, bool assumeValid = false)
    {
        ThrowIfInvalid(document, schema, assumeValid);
        var definitions = new TypeSystemDefinitions(document);
        return definitions.IsEmpty
            ? schema
            : new Schema(new SchemaAssembly(schema.Parts with { Types = schema.Types }, definitions).Assemble());
    }

    private static void ThrowIfInvalid(DocumentSyntax document, Schema? schema, bool assumeValid)
    {
        if (!assumeValid && DocumentValidator.ValidateTypeSystem(document, schema) is { IsEmpty: false } errors)
        {
            throw new GraphQLException(errors);
        }
    }

    private static NamedType? FindRootType(SchemaParts parts, string name) =>
        parts.Types.FirstOrDefault(type => type.Name == name);
}
