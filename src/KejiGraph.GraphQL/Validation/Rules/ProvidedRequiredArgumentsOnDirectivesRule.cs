using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.4.3 Required Arguments, of directives.</summary>
internal sealed class ProvidedRequiredArgumentsOnDirectivesRule(ValidationContext context) : ILeave<DirectiveSyntax>
{
    private Dictionary<string, List<(string Name, string Type)>>? _required;

    private Dictionary<string, List<(string Name, string Type)>> RequiredArguments =>
        _required ??= DirectivesInScope.Map(
            context,
            directive => Required(directive.Arguments),
            syntax => Required(syntax.Arguments));

    public void Leave(DirectiveSyntax node)
    {
        if (!RequiredArguments.TryGetValue(node.Name, out var required))
        {
            return;
        }

        foreach (var (name, type) in required)
        {
            if (node.FindArgument(name) is null)
            {
                context.Report(
                    $"Argument \"@{node.Name}({name}:)\" of type \"{type}\" is required, but it was not provided.",
                    node);
            }
        }
    }

    private static List<(string Name, string Type)> Required(ImmutableArray<InputValueDefinition> arguments) =>
    [
        .. arguments
            .Where(argument => argument.IsRequired)
            .Select(argument => (argument.Name, argument.Type.ToString()!)),
    ];

    private static List<(string Name, string Type)> Required(ImmutableArray<InputValueDefinitionSyntax> arguments) =>
    [
        .. arguments
            .Where(argument => argument is { Type: NonNullTypeSyntax, DefaultValue: null })
            .Select(argument => (argument.Name, argument.Type.ToString())),
    ];
}
