using System.Collections;
using System.Collections.Immutable;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Compile;

/// <summary>The conditions under which entries of a response are there, each once. Grows while an operation is compiled.</summary>
internal sealed class ConditionTable
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<EntryCondition> _conditions = [];

    /// <summary>The conditions as text, by number.</summary>
    public ImmutableArray<string> Texts => [.. _numbers.Keys];

    /// <summary>The number of a condition; -1 for one that always holds.</summary>
    public int NumberOf(EntryCondition condition)
    {
        if (condition == EntryCondition.Always)
        {
            return -1;
        }

        var text = condition.ToString();
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _conditions.Count;
            _numbers.Add(text, number);
            _conditions.Add(condition);
        }

        return number;
    }

    /// <summary>The outcome of each condition; null when there are none.</summary>
    /// <param name="variables">The variables of the request.</param>
    /// <param name="isIncremental">The client takes parts of the response later, so <c>@defer</c> has effect.</param>
    public BitArray? Evaluate(VariableValues variables, bool isIncremental)
    {
        if (_conditions.Count == 0)
        {
            return null;
        }

        var outcome = new BitArray(_conditions.Count);
        for (var number = 0; number < _conditions.Count; number++)
        {
            outcome[number] = _conditions[number].Holds(variables, isIncremental);
        }

        return outcome;
    }
}
