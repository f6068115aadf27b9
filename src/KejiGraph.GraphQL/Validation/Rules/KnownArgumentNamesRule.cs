using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.4.1 Argument Names, of fields and of directives.</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context)
    : IEnter<ArgumentSyntax>, IEnter<DirectiveSyntax>
{
    private readonly KnownArgumentNamesOnDirectivesRule _onDirectives = new(context);

    public bool Enter(ArgumentSyntax node)
    {
        if (context.Types is { Argument: null, Field: { } field })
        {
            var suggestion = context.Options.HideSuggestions
                ? ""
                : DidYouMean.Suggest(node.Name, field.Arguments.Select(argument => argument.Name));
            context.Report($"Unknown argument \"{node.Name}\" on field \"{field}\".{suggestion}", node);
        }

        return true;
    }

    public bool Enter(DirectiveSyntax node) => _onDirectives.Enter(node);
}
