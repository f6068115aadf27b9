using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.5.2.3 Fragment Spread Is Possible.</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context)
    : IEnter<InlineFragmentSyntax>, IEnter<FragmentSpreadSyntax>
{
    public bool Enter(InlineFragmentSyntax node)
    {
        if (context.Types is { Type: CompositeType type, ParentType: { } parentType }
            && !type.Overlaps(parentType, context.Schema))
        {
            context.Report(
                $"Fragment cannot be spread here as objects of type \"{parentType}\" can never be of type \"{type}\".",
                node);
        }

        return true;
    }

    public bool Enter(FragmentSpreadSyntax node)
    {
        if (context.Fragments.Find(node.Name) is { } fragment
            && context.Schema.FindType(fragment.TypeCondition.Name) is CompositeType type
            && context.Types.ParentType is { } parentType
            && !type.Overlaps(parentType, context.Schema))
        {
            context.Report(
                $"Fragment \"{node.Name}\" cannot be spread here as objects of type \"{parentType}\" can never be of "
                + $"type \"{type}\".",
                node);
        }

        return true;
    }
}
