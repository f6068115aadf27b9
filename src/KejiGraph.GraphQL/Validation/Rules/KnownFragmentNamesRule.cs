using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.5.2.1 Fragment Spread Target Defined.</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : IEnter<FragmentSpreadSyntax>
{
    public bool Enter(FragmentSpreadSyntax node)
    {
        if (context.Fragments.Find(node.Name) is null)
        {
            context.Report($"Unknown fragment \"{node.Name}\".", node.At(node.NameStart));
        }

        return true;
    }
}
