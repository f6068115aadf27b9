using System.Collections.Immutable;
using KejiGraph.Graph.Model;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Model;

/// <summary>
/// Reads a model: SDL in which directives say what is a node, a relationship, a property, a value. The rules for schemas find
/// unknown types, duplicate names and wrong directives; what they cannot know is checked here.
/// </summary>
public static class ModelReader
{
    /// <summary>The root type of the API; a model cannot have a type of that name.</summary>
    private const string QueryType = "Query";

    private static readonly ImmutableArray<string> ReservedNames = [QueryType, "Mutation", "Subscription", "Node", "PageInfo"];

    /// <summary>Reads a model.</summary>
    /// <exception cref="GraphQLException">The model is refused; each error is a sentence with its places in the file.</exception>
    public static DomainModel Read(SourceText source)
    {
        var document = Parser.Parse(source);
        foreach (var definition in document.Definitions.OfType<TypeDefinitionSyntax>())
        {
            if (ReservedNames.Contains(definition.Name))
            {
                throw new GraphQLException(ModelErrors.ReservedName(definition.Name, definition));
            }
        }

        var expanded = Inheritance.Expand(document);
        var schema = SchemaBuilder.Build(new DocumentSyntax { Definitions = [.. expanded.Definitions, EmptyQuery] });
        schema.ThrowIfInvalid();
        return new ModelCompiler(schema).Compile();
    }

    /// <summary>A model has no root type, but a schema must have one.</summary>
    private static ObjectTypeDefinitionSyntax EmptyQuery => new()
    {
        Name = QueryType,
        Fields = [new() { Name = "none", Type = new NamedTypeSyntax { Name = "Boolean" } }],
    };
}
