using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>
/// A subscription's events are not delivered incrementally: @defer and @stream in it must be able to be off.
/// </summary>
internal sealed class DeferStreamDirectiveOnValidOperationsRule(ValidationContext context)
    : IEnter<OperationDefinitionSyntax>
{
    // Fragments in which an earlier operation found nothing.
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    // The spreads that lead to where the walk is.
    private readonly List<FragmentSpreadSyntax> _path = [];

    public bool Enter(OperationDefinitionSyntax node)
    {
        if (node.Operation == OperationType.Subscription)
        {
            _visited.Clear();
            if (IsValid(node.SelectionSet))
            {
                _checked.UnionWith(_visited);
            }
        }

        return true;
    }

    private static bool CanBeSkipped(SelectionSyntax selection)
    {
        // Without a condition, which another rule reports, @skip may skip and @include may not.
        if (selection.Directives.Find("skip") is { } skip
            && skip.FindArgument("if")?.Value is not BooleanValueSyntax { Value: false })
        {
            return true;
        }

        return selection.Directives.Find("include") is { } include
            && include.FindArgument("if")?.Value is not (null or BooleanValueSyntax { Value: true });
    }

    private static bool CanBeOff(DirectiveSyntax directive) =>
        directive.FindArgument("if")?.Value is BooleanValueSyntax { Value: false } or VariableSyntax;

    private bool IsValid(SelectionSetSyntax selectionSet)
    {
        context.CheckStack();
        var isValid = true;
        foreach (var selection in selectionSet.Selections)
        {
            if (CanBeSkipped(selection))
            {
                continue;
            }

            foreach (var directive in selection.Directives)
            {
                if (directive.Name is "defer" or "stream" && !CanBeOff(directive))
                {
                    isValid = false;
                    Report(directive);
                }
            }

            isValid &= selection switch
            {
                FieldSyntax { SelectionSet: { } inner } => IsValid(inner),
                InlineFragmentSyntax fragment => IsValid(fragment.SelectionSet),
                FragmentSpreadSyntax spread => IsValid(spread),
                _ => true,
            };
        }

        return isValid;
    }

    private bool IsValid(FragmentSpreadSyntax spread)
    {
        if (_checked.Contains(spread.Name)
            || !_visited.Add(spread.Name)
            || context.Fragments.Find(spread.Name) is not { } fragment)
        {
            return true;
        }

        _path.Add(spread);
        var isValid = IsValid(fragment.SelectionSet);
        _path.RemoveAt(_path.Count - 1);
        return isValid;
    }

    private void Report(DirectiveSyntax directive)
    {
        var title = directive.Name == "defer" ? "Defer" : "Stream";
        context.Report(
            $"{title} directive not supported on subscription operations. Disable `@{directive.Name}` by setting the "
            + "`if` argument to `false`.",
            [directive, .. _path.AsEnumerable().Reverse().Select(spread => (SourcePosition)spread)]);
    }
}
