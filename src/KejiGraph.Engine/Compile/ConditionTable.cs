using System.Collections;
using System.Collections.Immutable;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Compile;

/// <summary>The conditions under which entries of a response are there, each once. Grows while an operation is compiled.</summary>
internal sealed class ConditionTable
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<ImmutableArray<ConditionSet>> _conditions = [];

    /// <summary>The conditions as text, by number.</summary>
    public ImmutableArray<string> Texts => [.. _numbers.Keys];

    /// <summary>The number of the condition of an entry: one of its occurrences is selected. -1 when one always is.</summary>
    public int NumberOf(ImmutableArray<FieldOccurrence> occurrences)
    {
        var alternatives = occurrences.Select(occurrence => occurrence.Conditions).Distinct().ToImmutableArray();
        if (alternatives.Any(alternative => alternative.IsAlways))
        {
            return -1;
        }

        var text = string.Join(" or ", alternatives.Select(alternative => alternative.ToString()).Order(StringComparer.Ordinal));
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _conditions.Count;
            _numbers.Add(text, number);
            _conditions.Add(alternatives);
        }

        return number;
    }

    /// <summary>The outcome of each condition; null when there are none.</summary>
    public BitArray? Evaluate(VariableValues variables)
    {
        if (_conditions.Count == 0)
        {
            return null;
        }

        var outcome = new BitArray(_conditions.Count);
        for (var number = 0; number < _conditions.Count; number++)
        {
            outcome[number] = _conditions[number].Any(alternative => Holds(alternative, variables));
        }

        return outcome;
    }

    /// <summary>One of the occurrences of an entry is selected.</summary>
    public static bool Holds(ImmutableArray<FieldOccurrence> occurrences, VariableValues variables) =>
        occurrences.Any(occurrence => Holds(occurrence.Conditions, variables));

    private static bool Holds(ConditionSet conditions, VariableValues variables)
    {
        foreach (var condition in conditions.Conditions)
        {
            variables.TryGetValue(condition.Variable, out var value);
            if (value is true == condition.IsNegated)
            {
                return false;
            }
        }

        return true;
    }
}
