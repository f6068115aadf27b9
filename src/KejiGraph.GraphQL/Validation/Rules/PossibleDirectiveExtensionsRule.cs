using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>
/// 3.13, Directive Extensions, Type Validation 1: an extension needs a directive. graphql-js does not check this.
/// </summary>
internal sealed class PossibleDirectiveExtensionsRule(ValidationContext context) : IEnter<DirectiveDefinitionSyntax>
{
    // Where a document is looked at on its own, the specified directives are there too.
    private readonly HashSet<string> _known =
        [.. DirectivesInScope.Map(context, ofDefinition: _ => true, ofSyntax: _ => true).Keys];

    public bool Enter(DirectiveDefinitionSyntax node)
    {
        if (node.IsExtension && !_known.Contains(node.Name))
        {
            context.Report(
                $"Cannot extend directive \"@{node.Name}\" because it is not defined."
                + DidYouMean.Suggest(node.Name, _known),
                node.At(node.NameStart));
        }

        return true;
    }
}
