using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>@defer and @stream on the root of a mutation or a subscription have no meaning.</summary>
internal sealed class DeferStreamDirectiveOnRootFieldRule(ValidationContext context) : IEnter<OperationDefinitionSyntax>
{
    // Fragments in which an earlier operation found nothing.
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    public bool Enter(OperationDefinitionSyntax node)
    {
        if (node.Operation == OperationType.Query || context.Schema.FindRootType(node.Operation) is not { } rootType)
        {
            return true;
        }

        var walk = new Walk(context, $"root {node.Operation.Keyword()} type \"{rootType}\"", _checked);
        if (walk.IsValid(node.SelectionSet))
        {
            _checked.UnionWith(walk.Visited);
        }

        return true;
    }

    private sealed class Walk(ValidationContext context, string root, HashSet<string> isChecked)
    {
        public HashSet<string> Visited { get; } = new(StringComparer.Ordinal);

        public bool IsValid(SelectionSetSyntax selectionSet)
        {
            context.CheckStack();
            var isValid = true;
            foreach (var selection in selectionSet.Selections)
            {
                isValid &= selection switch
                {
                    FieldSyntax field => HasNone(field, "stream", "Stream"),
                    InlineFragmentSyntax fragment =>
                        HasNone(fragment, "defer", "Defer") & IsValid(fragment.SelectionSet),
                    FragmentSpreadSyntax spread => IsValid(spread),
                    _ => true,
                };
            }

            return isValid;
        }

        private bool IsValid(FragmentSpreadSyntax spread)
        {
            if (!Visited.Add(spread.Name) || context.Fragments.Find(spread.Name) is not { } fragment)
            {
                return true;
            }

            var isValid = HasNone(spread, "defer", "Defer");
            return (isChecked.Contains(spread.Name) || IsValid(fragment.SelectionSet)) && isValid;
        }

        private bool HasNone(SelectionSyntax selection, string directiveName, string title)
        {
            if (selection.Directives.Find(directiveName) is not { } directive)
            {
                return true;
            }

            context.Report($"{title} directive cannot be used on {root}.", directive);
            return false;
        }
    }
}
