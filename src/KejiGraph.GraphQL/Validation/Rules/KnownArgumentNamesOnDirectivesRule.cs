using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.4.1 Argument Names, of directives.</summary>
internal sealed class KnownArgumentNamesOnDirectivesRule(ValidationContext context) : IEnter<DirectiveSyntax>
{
    private Dictionary<string, string[]>? _argumentNames;

    private Dictionary<string, string[]> ArgumentNames => _argumentNames ??= DirectivesInScope.Map(
        context,
        directive => directive.Arguments.Select(argument => argument.Name).ToArray(),
        syntax => syntax.Arguments.Select(argument => argument.Name).ToArray());

    public bool Enter(DirectiveSyntax node)
    {
        if (!ArgumentNames.TryGetValue(node.Name, out var known))
        {
            return false;
        }

        foreach (var argument in node.Arguments)
        {
            if (!known.Contains(argument.Name))
            {
                var suggestion = context.Options.HideSuggestions ? "" : DidYouMean.Suggest(argument.Name, known);
                context.Report(
                    $"Unknown argument \"{argument.Name}\" on directive \"@{node.Name}\".{suggestion}", argument);
            }
        }

        return false;
    }
}
