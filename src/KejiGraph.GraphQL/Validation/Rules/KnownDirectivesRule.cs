using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.7.1 Directives Are Defined, 5.7.2 Directives Are in Valid Locations.</summary>
internal sealed class KnownDirectivesRule(ValidationContext context) : IEnter<DirectiveSyntax>
{
    private Dictionary<string, ImmutableArray<DirectiveLocation>>? _locations;

    private Dictionary<string, ImmutableArray<DirectiveLocation>> Locations => _locations ??= DirectivesInScope.Map(
        context,
        directive => directive.Locations,
        syntax => syntax.Locations);

    public bool Enter(DirectiveSyntax node)
    {
        if (!Locations.TryGetValue(node.Name, out var locations))
        {
            context.Report($"Unknown directive \"@{node.Name}\".", node);
        }
        else if (!locations.Contains(context.CurrentLocation))
        {
            context.Report($"Directive \"@{node.Name}\" may not be used on {context.CurrentLocation.Name()}.", node);
        }

        return true;
    }
}
