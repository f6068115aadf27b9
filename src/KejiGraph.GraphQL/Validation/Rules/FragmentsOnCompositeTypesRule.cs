using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.5.1.3 Fragments on Object, Interface or Union Types.</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context)
    : IEnter<InlineFragmentSyntax>, IEnter<FragmentDefinitionSyntax>
{
    public bool Enter(InlineFragmentSyntax node)
    {
        if (node.TypeCondition is { } condition && IsNotComposite(condition))
        {
            context.Report($"Fragment cannot condition on non composite type \"{condition.Name}\".", condition);
        }

        return true;
    }

    public bool Enter(FragmentDefinitionSyntax node)
    {
        if (IsNotComposite(node.TypeCondition))
        {
            context.Report(
                $"Fragment \"{node.Name}\" cannot condition on non composite type \"{node.TypeCondition.Name}\".",
                node.TypeCondition);
        }

        return true;
    }

    private bool IsNotComposite(NamedTypeSyntax condition) =>
        context.Schema.FindType(condition.Name) is not (null or CompositeType);
}
