using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>
/// Lists of introspection nested deeper than the limit: what no tool asks, and what multiplies a schema by itself. A
/// fragment is looked at again only when it is met deeper than before.
/// </summary>
internal sealed class MaxIntrospectionDepthRule(ValidationContext context) : IEnter<FieldSyntax>
{
    private readonly Dictionary<string, int> _checkedAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _exceededAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _visitedAt = new(StringComparer.Ordinal);

    public bool Enter(FieldSyntax node)
    {
        if (node.Name is not ("__schema" or "__type"))
        {
            return true;
        }

        _visitedAt.Clear();
        if (!Exceeds(node, depth: 0))
        {
            return true;
        }

        context.ReportLimit("Maximum introspection depth exceeded", node);
        return false;
    }

    private bool Exceeds(SelectionSyntax selection, int depth) => selection switch
    {
        FieldSyntax { Name: "fields" or "interfaces" or "possibleTypes" or "inputFields" } field =>
            depth >= context.Options.MaxIntrospectionDepth || Exceeds(field.SelectionSet, depth + 1),
        FieldSyntax field => Exceeds(field.SelectionSet, depth),
        InlineFragmentSyntax fragment => Exceeds(fragment.SelectionSet, depth),
        FragmentSpreadSyntax spread => Exceeds(spread, depth),
        _ => false,
    };

    private bool Exceeds(SelectionSetSyntax? selectionSet, int depth)
    {
        if (selectionSet is null)
        {
            return false;
        }

        context.CheckStack();
        foreach (var selection in selectionSet.Selections)
        {
            if (Exceeds(selection, depth))
            {
                return true;
            }
        }

        return false;
    }

    private bool Exceeds(FragmentSpreadSyntax spread, int depth)
    {
        if (_exceededAt.TryGetValue(spread.Name, out var exceededAt) && exceededAt <= depth)
        {
            return true;
        }

        var isKnown = (_visitedAt.TryGetValue(spread.Name, out var visitedAt) && visitedAt >= depth)
            || (_checkedAt.TryGetValue(spread.Name, out var checkedAt) && checkedAt >= depth);
        if (isKnown || context.Fragments.Find(spread.Name) is not { } fragment)
        {
            return false;
        }

        _visitedAt[spread.Name] = depth;
        var exceeds = Exceeds(fragment.SelectionSet, depth);
        (exceeds ? _exceededAt : _checkedAt)[spread.Name] = depth;
        return exceeds;
    }
}
