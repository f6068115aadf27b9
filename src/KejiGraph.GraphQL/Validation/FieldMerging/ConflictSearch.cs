using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>
/// Finds the conflicts of a selection set pair by pair, in the order in which graphql-js finds them, so that messages
/// and locations are the same. Every field is compared with every other of its response name:
/// (A) those of the set itself with each other;
/// (B) those of the set with those of each fragment it spreads, and of the fragments that those spread;
/// (C) those of each two fragments with each other, likewise.
/// What has been compared for one selection set is not compared, and so not reported, for another. Fields on different
/// object types can not meet: they need only have the same shape, and so do their subfields.
/// </summary>
internal sealed class ConflictSearch(ValidationContext context, ComparisonBudget budget)
{
    private readonly Dictionary<(SelectionSetSyntax, NamedType?), CollectedSelections> _collected = [];
    private readonly ComparedPairs<CollectedSelections, FragmentDefinitionSyntax> _comparedWithFragment = new();
    private readonly ComparedPairs<FragmentDefinitionSyntax, FragmentDefinitionSyntax> _comparedFragments = new();

    /// <summary>The conflicts of a selection set, not many more than asked for.</summary>
    public List<Conflict> Within(NamedType? type, SelectionSetSyntax selectionSet, int limit)
    {
        var conflicts = new List<Conflict>();
        var selections = Collect(type, selectionSet);
        CompareWithin(conflicts, selections, limit);
        for (var i = 0; i < selections.Fragments.Count && conflicts.Count <= limit; i++)
        {
            CompareWithFragment(conflicts, false, selections, selections.Fragments[i]);
            for (var j = i + 1; j < selections.Fragments.Count && conflicts.Count <= limit; j++)
            {
                CompareFragments(conflicts, false, selections.Fragments[i], selections.Fragments[j]);
            }
        }

        return conflicts;
    }

    private CollectedSelections Collect(NamedType? type, SelectionSetSyntax selectionSet)
    {
        if (!_collected.TryGetValue((selectionSet, type), out var collected))
        {
            collected = CollectedSelections.Collect(context, type, selectionSet);
            _collected.Add((selectionSet, type), collected);
        }

        return collected;
    }

    private CollectedSelections Collect(FragmentDefinitionSyntax fragment) =>
        Collect(context.Schema.FindType(fragment.TypeCondition.Name), fragment.SelectionSet);

    // (A)
    private void CompareWithin(List<Conflict> conflicts, CollectedSelections selections, int limit)
    {
        foreach (var (responseName, fields) in selections.Fields)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count && conflicts.Count <= limit; j++)
                {
                    Compare(conflicts, false, responseName, fields[i], fields[j]);
                }
            }
        }
    }

    // (B)
    private void CompareWithFragment(
        List<Conflict> conflicts, bool areExclusive, CollectedSelections selections, FragmentDefinitionSyntax? fragment)
    {
        context.CheckStack();
        budget.Spend(1);
        if (fragment is null
            || selections.Fields.Count == 0
            || _comparedWithFragment.Contains(selections, fragment, areExclusive))
        {
            return;
        }

        _comparedWithFragment.Add(selections, fragment, areExclusive);
        var inFragment = Collect(fragment);
        if (inFragment == selections)
        {
            return;
        }

        CompareBetween(conflicts, areExclusive, selections, inFragment);
        foreach (var spread in inFragment.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, selections, spread);
        }
    }

    // (C)
    private void CompareFragments(
        List<Conflict> conflicts, bool areExclusive, FragmentDefinitionSyntax? a, FragmentDefinitionSyntax? b)
    {
        context.CheckStack();
        budget.Spend(1);
        if (a == b
            || a is null
            || b is null
            || _comparedFragments.Contains(a, b, areExclusive)
            || _comparedFragments.Contains(b, a, areExclusive))
        {
            return;
        }

        _comparedFragments.Add(a, b, areExclusive);
        var (inA, inB) = (Collect(a), Collect(b));
        CompareBetween(conflicts, areExclusive, inA, inB);
        foreach (var spread in inB.Fragments)
        {
            CompareFragments(conflicts, areExclusive, a, spread);
        }

        foreach (var spread in inA.Fragments)
        {
            CompareFragments(conflicts, areExclusive, spread, b);
        }
    }

    private void CompareBetween(
        List<Conflict> conflicts, bool areExclusive, CollectedSelections a, CollectedSelections b)
    {
        foreach (var (responseName, fields) in a.Fields)
        {
            budget.Spend(1);
            if (!b.Fields.TryGetValue(responseName, out var others))
            {
                continue;
            }

            foreach (var field in fields)
            {
                foreach (var other in others)
                {
                    Compare(conflicts, areExclusive, responseName, field, other);
                }
            }
        }
    }

    private void Compare(
        List<Conflict> conflicts, bool parentsAreExclusive, string responseName, MergedField a, MergedField b)
    {
        budget.Spend(1 + a.ArgumentSize);
        if (FindConflict(parentsAreExclusive, responseName, a, b) is { } conflict)
        {
            conflicts.Add(conflict);
        }
    }

    private Conflict? FindConflict(bool parentsAreExclusive, string responseName, MergedField a, MergedField b)
    {
        var areExclusive = parentsAreExclusive
            || (a.ParentType is ObjectType && b.ParentType is ObjectType && a.ParentType != b.ParentType);
        var (nodeA, nodeB) = (a.Syntax, b.Syntax);
        if (!areExclusive && nodeA.Name != nodeB.Name)
        {
            var (nameA, nameB) = (Conflict.Abbreviate(nodeA.Name), Conflict.Abbreviate(nodeB.Name));
            return new Conflict(responseName, $"\"{nameA}\" and \"{nameB}\" are different fields", [nodeA], [nodeB]);
        }

        if (!areExclusive && !ArgumentComparison.AreSame(nodeA.Arguments, nodeB.Arguments))
        {
            return new Conflict(responseName, "they have differing arguments", [nodeA], [nodeB]);
        }

        if (a.Stream is not null || b.Stream is not null)
        {
            return new Conflict(responseName, StreamReason(a.Stream, b.Stream), [nodeA], [nodeB]);
        }

        if (ResponseShape.Conflicts(a.Type, b.Type))
        {
            var reason = $"they return conflicting types \"{a.Type}\" and \"{b.Type}\"";
            return new Conflict(responseName, reason, [nodeA], [nodeB]);
        }

        if (nodeA.SelectionSet is null || nodeB.SelectionSet is null)
        {
            return null;
        }

        var conflicts = CompareSubfields(
            areExclusive, Collect(a.InnerType, nodeA.SelectionSet), Collect(b.InnerType, nodeB.SelectionSet));
        return Conflict.OfSubfields(conflicts, responseName, nodeA, nodeB);
    }

    private static string StreamReason(DirectiveSyntax? a, DirectiveSyntax? b) =>
        a is not null && b is not null && ArgumentComparison.AreSame(a.Arguments, b.Arguments)
            ? "they have overlapping stream directives. See https://github.com/graphql/defer-stream-wg/discussions/100"
            : "they have overlapping stream directives";

    private List<Conflict> CompareSubfields(bool areExclusive, CollectedSelections a, CollectedSelections b)
    {
        context.CheckStack();
        var conflicts = new List<Conflict>();
        CompareBetween(conflicts, areExclusive, a, b);
        foreach (var fragment in b.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, a, fragment);
        }

        foreach (var fragment in a.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, b, fragment);
        }

        foreach (var fragmentA in a.Fragments)
        {
            foreach (var fragmentB in b.Fragments)
            {
                CompareFragments(conflicts, areExclusive, fragmentA, fragmentB);
            }
        }

        return conflicts;
    }
}
