namespace KejiGraph.GraphQL.Validation;

/// <summary>The rules that listen to one kind of syntax, in the order of the rules.</summary>
internal sealed class RuleListeners<T>
{
    private readonly List<(int Rule, IEnter<T> Listener)> _entering = [];
    private readonly List<(int Rule, ILeave<T> Listener)> _leaving = [];

    public RuleListeners(IReadOnlyList<object> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i] is IEnter<T> entering)
            {
                _entering.Add((i, entering));
            }

            if (rules[i] is ILeave<T> leaving)
            {
                _leaving.Add((i, leaving));
            }
        }
    }

    /// <summary>Tells the rules that are not skipping; those that want to skip the parts are marked with the node.</summary>
    public void Enter(T node, object?[] skipping)
    {
        foreach (var (rule, listener) in _entering)
        {
            if (skipping[rule] is null && !listener.Enter(node))
            {
                skipping[rule] = node;
            }
        }
    }

    /// <summary>Tells the rules that are not skipping, and ends the skipping of the parts of this node.</summary>
    public void Leave(T node, object?[] skipping)
    {
        foreach (var (rule, listener) in _leaving)
        {
            if (skipping[rule] is null)
            {
                listener.Leave(node);
            }
        }

        foreach (var (rule, _) in _entering)
        {
            if (ReferenceEquals(skipping[rule], node))
            {
                skipping[rule] = null;
            }
        }
    }
}
