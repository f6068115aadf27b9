using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.4.3 Required Arguments, of fields and of directives.</summary>
internal sealed class ProvidedRequiredArgumentsRule(ValidationContext context)
    : ILeave<FieldSyntax>, ILeave<DirectiveSyntax>
{
    private readonly ProvidedRequiredArgumentsOnDirectivesRule _onDirectives = new(context);

    public void Leave(FieldSyntax node)
    {
        if (context.Types.Field is not { } field)
        {
            return;
        }

        foreach (var definition in field.Arguments)
        {
            if (definition.IsRequired && !node.Arguments.Any(argument => argument.Name == definition.Name))
            {
                context.Report(
                    $"Argument \"{definition}\" of type \"{definition.Type}\" is required, but it was not provided.",
                    node);
            }
        }
    }

    public void Leave(DirectiveSyntax node) => _onDirectives.Leave(node);
}
