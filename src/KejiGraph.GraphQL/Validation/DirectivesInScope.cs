using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation;

/// <summary>The directives that a document can apply: those of the schema, and those that it defines itself.</summary>
internal static class DirectivesInScope
{
    /// <summary>
    /// What a rule wants to know about each directive, by name. Where there is no schema the specified directives take
    /// its place; a definition of the document takes the place of the schema's.
    /// </summary>
    public static Dictionary<string, T> Map<T>(
        ValidationContext context,
        Func<DirectiveDefinition, T> ofDefinition,
        Func<DirectiveDefinitionSyntax, T> ofSyntax)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var directive in context.ExistingSchema?.Directives ?? SpecifiedDirectives.All)
        {
            map[directive.Name] = ofDefinition(directive);
        }

        foreach (var definition in context.Document.Definitions)
        {
            if (definition is DirectiveDefinitionSyntax { IsExtension: false } directive)
            {
                map[directive.Name] = ofSyntax(directive);
            }
        }

        return map;
    }
}
