using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation;

/// <summary>
/// How large a document is with its fragments spread out, found in time linear in the document as it is written: each
/// fragment is measured once, after those that it spreads. What follows, validation and compilation, may spread
/// fragments out without counting again. Where fragments form a circle, which a rule reports, the spread that closes it
/// counts nothing.
/// </summary>
internal sealed class DocumentLimits
{
    private readonly FragmentGraph _fragments;
    private readonly Dictionary<string, Size> _sizes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _measuring = new(StringComparer.Ordinal);

    private bool _hasCircle;

    private DocumentLimits(FragmentGraph fragments)
    {
        _fragments = fragments;
    }

    /// <summary>Measures a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fragments">Its fragments.</param>
    /// <param name="options">The limits.</param>
    /// <param name="hasCircle">Whether fragments spread themselves, through others too.</param>
    /// <returns>The limit that is exceeded; null if none is.</returns>
    public static GraphQLError? Check(
        DocumentSyntax document, FragmentGraph fragments, ValidationOptions options, out bool hasCircle)
    {
        var limits = new DocumentLimits(fragments);
        var total = default(Size);
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionSyntax fragment)
            {
                limits.MeasureFragments(fragment.SelectionSet);
                total.Deepen(limits.Measure(fragment.SelectionSet));
            }
            else if (definition is OperationDefinitionSyntax operation)
            {
                limits.MeasureFragments(operation.SelectionSet);
                total.Add(limits.Measure(operation.SelectionSet));
            }
        }

        hasCircle = limits._hasCircle;
        return total switch
        {
            _ when total.Depth > options.MaxDepth => ValidationErrors.TooDeep(options.MaxDepth),
            _ when total.Spreads > options.MaxFragmentVisits =>
                ValidationErrors.TooManyFragmentVisits(options.MaxFragmentVisits),
            _ when total.Fields > options.MaxFields => ValidationErrors.TooManyFields(options.MaxFields),
            _ => null,
        };
    }

    // Measures all fragments in reach, those that others spread first. The stack is explicit because a chain of
    // fragments can be longer than selection sets may be deep.
    private void MeasureFragments(SelectionSetSyntax selectionSet)
    {
        var stack = new Stack<(FragmentDefinitionSyntax? Fragment, List<FragmentSpreadSyntax> Spreads, int Next)>();
        stack.Push((null, _fragments.SpreadsIn(selectionSet), 0));
        while (stack.TryPop(out var frame))
        {
            if (frame.Next < frame.Spreads.Count)
            {
                stack.Push(frame with { Next = frame.Next + 1 });
                var name = frame.Spreads[frame.Next].Name;
                if (_measuring.Contains(name))
                {
                    _hasCircle = true;
                }
                else if (!_sizes.ContainsKey(name) && _fragments.Find(name) is { } fragment)
                {
                    _measuring.Add(name);
                    stack.Push((fragment, _fragments.SpreadsIn(fragment.SelectionSet), 0));
                }
            }
            else if (frame.Fragment is not null)
            {
                _sizes[frame.Fragment.Name] = Measure(frame.Fragment.SelectionSet);
                _measuring.Remove(frame.Fragment.Name);
            }
        }
    }

    // The parser has limited how deep a selection set nests, so this may recurse.
    private Size Measure(SelectionSetSyntax selectionSet)
    {
        var size = default(Size);
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldSyntax field:
                    size.Fields = Size.Sum(size.Fields, 1);
                    if (field.SelectionSet is not null)
                    {
                        size.Add(Measure(field.SelectionSet));
                    }

                    break;
                case InlineFragmentSyntax fragment:
                    size.Add(Measure(fragment.SelectionSet));
                    break;
                case FragmentSpreadSyntax spread:
                    size.Spreads = Size.Sum(size.Spreads, 1);
                    size.Add(_sizes.GetValueOrDefault(spread.Name));
                    break;
            }
        }

        size.Depth++;
        return size;
    }

    private struct Size
    {
        public int Fields;
        public int Spreads;
        public int Depth;

        // Fan-out doubles sizes with each level; the largest number stands for all that are larger.
        public static int Sum(int a, int b) => (int)Math.Min((long)a + b, int.MaxValue);

        public void Add(Size other)
        {
            Fields = Sum(Fields, other.Fields);
            Spreads = Sum(Spreads, other.Spreads);
            Deepen(other);
        }

        public void Deepen(Size other) => Depth = Math.Max(Depth, other.Depth);
    }
}
