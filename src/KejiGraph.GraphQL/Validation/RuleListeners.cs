namespace KejiGraph.GraphQL.Validation;

/// <summary>The rules that listen to one kind of syntax, in the order of the rules.</summary>
internal sealed class RuleListeners<T>
{
    private static readonly RuleListeners<T> None = new([], []);

    private readonly (int Rule, IEnter<T> Listener)[] _entering;
    private readonly (int Rule, ILeave<T> Listener)[] _leaving;

    private RuleListeners((int Rule, IEnter<T> Listener)[] entering, (int Rule, ILeave<T> Listener)[] leaving)
    {
        _entering = entering;
        _leaving = leaving;
    }

    /// <summary>Finds those of the rules that listen. Most kinds of syntax have few, many none.</summary>
    public static RuleListeners<T> Among(object[] rules)
    {
        var (enteringCount, leavingCount) = (0, 0);
        foreach (var rule in rules)
        {
            enteringCount += rule is IEnter<T> ? 1 : 0;
            leavingCount += rule is ILeave<T> ? 1 : 0;
        }

        if (enteringCount + leavingCount == 0)
        {
            return None;
        }

        var entering = new (int, IEnter<T>)[enteringCount];
        var leaving = new (int, ILeave<T>)[leavingCount];
        for (var i = rules.Length - 1; i >= 0; i--)
        {
            if (rules[i] is IEnter<T> enteringRule)
            {
                entering[--enteringCount] = (i, enteringRule);
            }

            if (rules[i] is ILeave<T> leavingRule)
            {
                leaving[--leavingCount] = (i, leavingRule);
            }
        }

        return new RuleListeners<T>(entering, leaving);
    }

    /// <summary>
    /// Tells the rules that are not skipping; those that want to skip the parts are marked with the node.
    /// </summary>
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
