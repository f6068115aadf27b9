using System.Collections.Frozen;
using System.Diagnostics;
using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Running.Values;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Predicates;

/// <summary>Compares a value of fixed size with an operand.</summary>
internal sealed class ValueTest<T>(FixedValueReader<T> reader, ComparisonOperator comparison, Operand operand, int slot)
    : OperandTest<ValueOperand<T>>(operand, slot)
    where T : unmanaged, IComparable<T>
{
    public override bool Matches(RunContext context, in Scope scope)
    {
        var operand = Prepared(context);
        return reader.TryGet(context, scope, out var value)
            ? Matches(value, operand)
            : comparison is ComparisonOperator.Equal or ComparisonOperator.In && operand.HasNull;
    }

    protected override ValueOperand<T> Prepare(object? value) => new(reader.Format, value as object?[] ?? [value]);

    private bool Matches(T value, ValueOperand<T> operand) => comparison switch
    {
        ComparisonOperator.Equal or ComparisonOperator.In => operand.All.Contains(value),
        _ when operand.HasNull => false,
        ComparisonOperator.GreaterThan => value.CompareTo(operand.First) > 0,
        ComparisonOperator.GreaterThanOrEqual => value.CompareTo(operand.First) >= 0,
        ComparisonOperator.LessThan => value.CompareTo(operand.First) < 0,
        ComparisonOperator.LessThanOrEqual => value.CompareTo(operand.First) <= 0,
        _ => throw new UnreachableException(),
    };
}

/// <summary>A value, or some values and perhaps null, to compare with.</summary>
internal sealed class ValueOperand<T>(IFixedFormat<T> format, object?[] values)
    where T : unmanaged, IComparable<T>
{
    /// <summary>Null is among the values.</summary>
    public bool HasNull { get; } = values.Contains(null);

    /// <summary>The first value; meaningless when it is null.</summary>
    public T First { get; } = values is [{ } first, ..] ? format.FromValue(first) : default;

    /// <summary>The values but null.</summary>
    public FrozenSet<T> All { get; } = values.OfType<object>().Select(format.FromValue).ToFrozenSet();
}
