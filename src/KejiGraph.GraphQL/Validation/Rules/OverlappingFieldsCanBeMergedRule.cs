using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Validation.FieldMerging;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>
/// 5.3.2 Field Selection Merging. A document is first tried as a whole; only if it cannot be shown to be free of
/// conflicts is each selection set searched for them.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context)
    : IEnter<DocumentSyntax>, IEnter<SelectionSetSyntax>
{
    private readonly ComparisonBudget _budget = new(context.Options.MaxFieldMergeComparisons);
    private ConflictSearch? _search;

    public bool Enter(DocumentSyntax node)
    {
        if (!context.HasFragmentCircle && new ConflictFreedom(context, _budget).IsProven())
        {
            return false;
        }

        _search = new ConflictSearch(context, _budget);
        return true;
    }

    public bool Enter(SelectionSetSyntax node)
    {
        if (node.Selections.Length <= 1 && node.Selections is not [InlineFragmentSyntax])
        {
            return true;
        }

        foreach (var conflict in _search!.Within(context.Types.ParentType, node, context.RemainingErrors))
        {
            context.Report(
                conflict.Message,
                [.. conflict.Fields.Concat(conflict.OtherFields).Select(field => (SourcePosition)field)]);
        }

        return true;
    }
}
