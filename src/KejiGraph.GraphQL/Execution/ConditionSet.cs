using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Execution;

/// <summary>
/// Conditions that must all hold. Constants are folded away when a document is compiled, so only variables are left. In
/// canonical order; immutable.
/// </summary>
public sealed class ConditionSet : IEquatable<ConditionSet>
{
    private ConditionSet(ImmutableArray<Condition> conditions)
    {
        Conditions = conditions;
    }

    /// <summary>No conditions: always holds.</summary>
    public static ConditionSet Always { get; } = new([]);

    /// <summary>The conditions, ordered by variable.</summary>
    public ImmutableArray<Condition> Conditions { get; }

    /// <summary>Whether it holds whatever the variables are.</summary>
    public bool IsAlways => Conditions.IsEmpty;

    /// <summary>This and one condition more; null if the two contradict each other, so that they never hold.</summary>
    public ConditionSet? And(Condition condition)
    {
        var index = 0;
        while (index < Conditions.Length
            && string.CompareOrdinal(Conditions[index].Variable, condition.Variable) < 0)
        {
            index++;
        }

        if (index < Conditions.Length && Conditions[index].Variable == condition.Variable)
        {
            return Conditions[index].IsNegated == condition.IsNegated ? this : null;
        }

        return new ConditionSet(Conditions.Insert(index, condition));
    }

    /// <summary>Whether this holds wherever the other holds: its conditions are among the other's.</summary>
    public bool IsImpliedBy(ConditionSet other)
    {
        foreach (var condition in Conditions)
        {
            if (!other.Conditions.Contains(condition))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ConditionSet? other) =>
        other is not null && Conditions.AsSpan().SequenceEqual(other.Conditions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ConditionSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var condition in Conditions)
        {
            hash.Add(condition);
        }

        return hash.ToHashCode();
    }

    /// <summary>The form of plans and tests: <c>$a and !$b</c>, <c>always</c>.</summary>
    public override string ToString() => IsAlways ? "always" : string.Join(" and ", Conditions);

    /// <summary>Those of the conditions that are not in the other set.</summary>
    internal ConditionSet Except(ConditionSet other) =>
        other.IsAlways ? this : new ConditionSet(Conditions.RemoveAll(other.Conditions.Contains));

    /// <summary>The conditions that both have.</summary>
    internal ConditionSet Intersect(ConditionSet other) =>
        new(Conditions.RemoveAll(condition => !other.Conditions.Contains(condition)));
}
