using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.5.1.2 Fragment Spread Type Existence, and the same for variables and type system definitions.</summary>
internal sealed class KnownTypeNamesRule(ValidationContext context) : IEnter<NamedTypeSyntax>
{
    private HashSet<string>? _defined;

    // Type system documents use these without defining them.
    private static IEnumerable<string> StandardNames =>
        SpecifiedScalars.All.Concat(IntrospectionTypes.All).Select(type => type.Name);

    private HashSet<string> Defined => _defined ??= context.Document.Definitions
        .OfType<TypeDefinitionSyntax>()
        .Where(type => !type.IsExtension)
        .Select(type => type.Name)
        .ToHashSet();

    public bool Enter(NamedTypeSyntax node)
    {
        if (context.ExistingSchema?.FindType(node.Name) is not null || Defined.Contains(node.Name))
        {
            return true;
        }

        var isTypeSystem = context.CurrentDefinition is { IsExecutable: false };
        if (isTypeSystem && (SpecifiedScalars.IsSpecified(node.Name) || IntrospectionTypes.Find(node.Name) is not null))
        {
            return true;
        }

        var suggestion = context.Options.HideSuggestions ? "" : DidYouMean.Suggest(node.Name, KnownNames(isTypeSystem));
        context.Report($"Unknown type \"{node.Name}\".{suggestion}", node);
        return true;
    }

    private IEnumerable<string> KnownNames(bool isTypeSystem)
    {
        var existing = context.ExistingSchema?.Types.Select(type => type.Name) ?? [];
        return (isTypeSystem ? StandardNames : []).Concat(existing).Concat(Defined);
    }
}
