using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.2.4.1 Single Root Field: CollectSubscriptionFields() and what it must find.</summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context) : IEnter<OperationDefinitionSyntax>
{
    private readonly OrderedDictionary<string, List<FieldSyntax>> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DirectiveSyntax?>> _visited = new(StringComparer.Ordinal);
    private readonly List<DirectiveSyntax> _conditions = [];

    public bool Enter(OperationDefinitionSyntax node)
    {
        if (node.Operation == OperationType.Subscription && context.Schema.SubscriptionType is { } type)
        {
            _fields.Clear();
            _visited.Clear();
            _conditions.Clear();
            Collect(node.SelectionSet, type, defer: null);
            Check(node, node.Name is null ? "Anonymous Subscription" : $"Subscription \"{node.Name}\"");
        }

        return true;
    }

    private void Check(OperationDefinitionSyntax node, string subscription)
    {
        if (_conditions.Count > 0)
        {
            context.Report(
                $"{subscription} must not use `@skip` or `@include` directives in the top level selection.",
                [.. _conditions.Select(directive => (SourcePosition)directive)]);
            return;
        }

        if (_fields.Count == 0)
        {
            context.Report($"{subscription} must select one top level field.", node.SelectionSet);
        }
        else if (_fields.Count > 1)
        {
            context.Report(
                $"{subscription} must select only one top level field.",
                [.. _fields.Values.Skip(1).SelectMany(fields => fields).Select(field => (SourcePosition)field)]);
        }

        foreach (var fields in _fields.Values)
        {
            if (fields[0].Name.StartsWith("__", StringComparison.Ordinal))
            {
                context.Report(
                    $"{subscription} must not select an introspection top level field.",
                    [.. fields.Select(field => (SourcePosition)field)]);
            }
        }
    }

    private void Collect(SelectionSetSyntax selectionSet, ObjectType type, DirectiveSyntax? defer)
    {
        context.CheckStack();
        foreach (var selection in selectionSet.Selections)
        {
            if ((selection.Directives.Find("skip") ?? selection.Directives.Find("include")) is { } condition)
            {
                _conditions.Add(condition);
                continue;
            }

            switch (selection)
            {
                case FieldSyntax field:
                    if (!_fields.TryGetValue(field.ResponseName, out var fields))
                    {
                        _fields.Add(field.ResponseName, fields = []);
                    }

                    fields.Add(field);
                    break;
                case InlineFragmentSyntax fragment when Applies(fragment.TypeCondition, type):
                    Collect(fragment.SelectionSet, type, DeferOf(fragment) ?? defer);
                    break;
                case FragmentSpreadSyntax spread
                    when context.Fragments.Find(spread.Name) is { } fragment
                        && Applies(fragment.TypeCondition, type)
                        && IsNew(spread.Name, DeferOf(spread) ?? defer):
                    Collect(fragment.SelectionSet, type, DeferOf(spread) ?? defer);
                    break;
            }
        }
    }

    private static DirectiveSyntax? DeferOf(SelectionSyntax fragment) =>
        fragment.Directives.Find("defer") is { } directive
        && directive.FindArgument("if")?.Value is not BooleanValueSyntax { Value: false }
            ? directive
            : null;

    // A fragment that was delivered at once need not be looked at again; a deferred one only for another @defer.
    private bool IsNew(string fragmentName, DirectiveSyntax? defer)
    {
        if (!_visited.TryGetValue(fragmentName, out var defers))
        {
            _visited.Add(fragmentName, defers = []);
        }

        if (defers.Contains(null) || (defer is not null && defers.Contains(defer)))
        {
            return false;
        }

        defers.Add(defer);
        return true;
    }

    private bool Applies(NamedTypeSyntax? typeCondition, ObjectType type)
    {
        if (typeCondition is null)
        {
            return true;
        }

        var conditionType = context.Schema.FindType(typeCondition.Name);
        return conditionType == type
            || (conditionType is CompositeType { IsAbstract: true } abstractType
                && context.Schema.IsSubtype(abstractType, type));
    }
}
