using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>
/// 5.5.2.2 Fragment Spreads Must Not Form Cycles. A depth-first walk with a stack of its own, because a chain of
/// fragments can be longer than selection sets may be deep.
/// </summary>
internal sealed class NoFragmentCyclesRule(ValidationContext context)
    : IEnter<OperationDefinitionSyntax>, IEnter<FragmentDefinitionSyntax>
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    // The spreads that lead to where the walk is, and how many led to each fragment that the walk is in.
    private readonly List<FragmentSpreadSyntax> _path = [];
    private readonly Dictionary<string, int> _pathLengths = new(StringComparer.Ordinal);

    public bool Enter(OperationDefinitionSyntax node) => false;

    public bool Enter(FragmentDefinitionSyntax node)
    {
        var frames = new Stack<Frame>();
        Push(frames, node);
        while (frames.TryPeek(out var frame))
        {
            if (frame.Next == frame.Spreads.Count)
            {
                _pathLengths.Remove(frame.FragmentName);
                frames.Pop();
                if (frames.Count > 0)
                {
                    _path.RemoveAt(_path.Count - 1);
                }

                continue;
            }

            Follow(frames, frame.Spreads[frame.Next++]);
        }

        return false;
    }

    private void Follow(Stack<Frame> frames, FragmentSpreadSyntax spread)
    {
        _path.Add(spread);
        if (_pathLengths.TryGetValue(spread.Name, out var start))
        {
            Report(spread, _path[start..]);
        }
        else if (context.Fragments.Find(spread.Name) is { } fragment && Push(frames, fragment))
        {
            // The spread stays on the path until its fragment is left.
            return;
        }

        _path.RemoveAt(_path.Count - 1);
    }

    // False if there is nothing to walk: the fragment was walked before.
    private bool Push(Stack<Frame> frames, FragmentDefinitionSyntax fragment)
    {
        if (!_visited.Add(fragment.Name))
        {
            return false;
        }

        _pathLengths[fragment.Name] = _path.Count;
        frames.Push(new Frame(fragment.Name, context.Fragments.SpreadsIn(fragment.SelectionSet)));
        return true;
    }

    private void Report(FragmentSpreadSyntax spread, List<FragmentSpreadSyntax> circle)
    {
        var via = string.Join(", ", circle.SkipLast(1).Select(step => $"\"{step.Name}\""));
        context.Report(
            $"Cannot spread fragment \"{spread.Name}\" within itself{(via.Length == 0 ? "" : " via " + via)}.",
            [.. circle.Select(step => (SourcePosition)step)]);
    }

    private sealed class Frame(string fragmentName, List<FragmentSpreadSyntax> spreads)
    {
        public string FragmentName { get; } = fragmentName;

        public List<FragmentSpreadSyntax> Spreads { get; } = spreads;

        public int Next { get; set; }
    }
}
