using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation;

/// <summary>
/// The fragments of a document, and which are spread where. Orders are those of graphql-js, because the order of errors
/// follows from them. Work is bounded however many operations share however many fragments.
/// </summary>
internal sealed class FragmentGraph
{
    private const int MaxWork = 50_000;

    private readonly Dictionary<string, FragmentDefinitionSyntax> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<SelectionSetSyntax, List<FragmentSpreadSyntax>> _spreads = [];
    private readonly Dictionary<string, List<FragmentDefinitionSyntax>> _reachable = new(StringComparer.Ordinal);
    private int _work;

    public FragmentGraph(DocumentSyntax document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionSyntax fragment)
            {
                _fragments[fragment.Name] = fragment;
            }
        }
    }

    /// <summary>The fragment of the given name, the last if there are several; or null.</summary>
    public FragmentDefinitionSyntax? Find(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>All spreads in a selection set, at any depth, but not those in the fragments that are spread.</summary>
    public List<FragmentSpreadSyntax> SpreadsIn(SelectionSetSyntax selectionSet)
    {
        if (_spreads.TryGetValue(selectionSet, out var spreads))
        {
            return spreads;
        }

        spreads = [];
        var rest = new Stack<SelectionSetSyntax>();
        rest.Push(selectionSet);
        while (rest.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadSyntax spread:
                        spreads.Add(spread);
                        break;
                    case FieldSyntax { SelectionSet: { } inner }:
                        rest.Push(inner);
                        break;
                    case InlineFragmentSyntax fragment:
                        rest.Push(fragment.SelectionSet);
                        break;
                }
            }
        }

        _spreads.Add(selectionSet, spreads);
        return spreads;
    }

    /// <summary>The fragments that operations reach, through others too, nearest first. Circles do no harm.</summary>
    public List<FragmentDefinitionSyntax> ReachableFrom(params IEnumerable<OperationDefinitionSyntax> operations)
    {
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            AddNames(SpreadsIn(operation.SelectionSet), names, seen);
        }

        // Operations that spread the same fragments, in whatever order, share one list.
        var key = string.Join(',', names.Order(StringComparer.Ordinal));
        if (!_reachable.TryGetValue(key, out var reachable))
        {
            SpendWork(names.Count);
            _reachable.Add(key, reachable = Follow(names, seen));
        }

        return reachable;
    }

    /// <summary>Counts work that grows with operations times fragments.</summary>
    public void SpendWork(int steps)
    {
        _work += steps;
        if (_work > MaxWork)
        {
            throw new ValidationAbortedException(ValidationErrors.TooMuchFragmentWork());
        }
    }

    private static void AddNames(List<FragmentSpreadSyntax> spreads, List<string> names, HashSet<string> seen)
    {
        foreach (var spread in spreads)
        {
            if (seen.Add(spread.Name))
            {
                names.Add(spread.Name);
            }
        }
    }

    private List<FragmentDefinitionSyntax> Follow(List<string> names, HashSet<string> seen)
    {
        var reachable = new List<FragmentDefinitionSyntax>();
        for (var i = 0; i < names.Count; i++)
        {
            if (Find(names[i]) is { } fragment)
            {
                reachable.Add(fragment);
                var spreads = SpreadsIn(fragment.SelectionSet);
                SpendWork(spreads.Count);
                AddNames(spreads, names, seen);
            }
        }

        return reachable;
    }
}
