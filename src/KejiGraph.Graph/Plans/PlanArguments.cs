using System.Collections;

namespace KejiGraph.Graph.Plans;

/// <summary>What one request gives a plan: the values of its parameters and the outcome of its conditions.</summary>
/// <param name="values">
/// One entry for each parameter of the plan. A value has the .NET type of its <see cref="Model.ValueKind"/>, a list is
/// <c>object?[]</c>, a page is a <see cref="PageWindow"/>, a whole filter a <see cref="Predicate"/>, a whole order an
/// <see cref="Ordering"/>; <see cref="Absent"/> stands where the request gives nothing.
/// </param>
/// <param name="conditions">One bit for each condition of the plan; null when the plan has none.</param>
public sealed class PlanArguments(object?[] values, BitArray? conditions)
{
    /// <summary>The request does not give this parameter: a comparison with it is left out.</summary>
    public static readonly object Absent = new AbsentValue();

    /// <summary>The arguments of a plan without parameters and conditions.</summary>
    public static readonly PlanArguments None = new([], null);

    /// <summary>How many parameters have an entry.</summary>
    public int Count => values.Length;

    /// <summary>How many conditions have an outcome.</summary>
    public int ConditionCount => conditions?.Length ?? 0;

    /// <summary>The value of a parameter.</summary>
    public object? this[Operand operand] => values[operand.Parameter];

    /// <summary>A projection with this condition is wanted; -1 always is.</summary>
    public bool IsIncluded(int condition) => condition < 0 || conditions![condition];

    private sealed class AbsentValue
    {
        public override string ToString() => "absent";
    }
}
