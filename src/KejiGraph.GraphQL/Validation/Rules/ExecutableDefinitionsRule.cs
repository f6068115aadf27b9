using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.1.1 Executable Definitions.</summary>
internal sealed class ExecutableDefinitionsRule(ValidationContext context) : IEnter<DocumentSyntax>
{
    public bool Enter(DocumentSyntax node)
    {
        foreach (var definition in node.Definitions)
        {
            if (!definition.IsExecutable)
            {
                context.Report($"The {NameOf(definition)} definition is not executable.", definition);
            }
        }

        return false;
    }

    private static string NameOf(DefinitionSyntax definition) => definition switch
    {
        TypeDefinitionSyntax type => $"\"{type.Name}\"",
        DirectiveDefinitionSyntax directive => $"\"{directive.Name}\"",
        _ => "schema",
    };
}
