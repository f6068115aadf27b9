using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Running.Values;

namespace KejiGraph.Embedded.Running.Rows;

/// <summary>Orders rows by one sort key; nulls come last in both directions. A closed family.</summary>
internal abstract class KeyOrder(bool descending)
{
    /// <summary>The order of two rows.</summary>
    public abstract int Compare(RunContext context, Row left, Row right);

    /// <summary>The order of a row and a value from <see cref="ToKey"/>.</summary>
    public abstract int CompareTo(RunContext context, Row row, object? key);

    /// <summary>A value of a cursor in the form in which <see cref="CompareTo"/> takes it.</summary>
    public abstract object? ToKey(object? value);

    /// <summary>The value of a row for a cursor.</summary>
    public abstract object? Read(RunContext context, Row row);

    /// <summary>Puts the direction on an order of two values.</summary>
    protected int Directed(int order) => descending ? -order : order;

    /// <summary>The order where one or both are null.</summary>
    protected static int Nulls(bool leftHas, bool rightHas) => (leftHas ? 0 : 1) - (rightHas ? 0 : 1);
}

/// <summary>Orders rows by a text.</summary>
internal sealed class TextOrder(TextValueReader reader, bool descending) : KeyOrder(descending)
{
    public override int Compare(RunContext context, Row left, Row right)
    {
        var leftHas = reader.TryGet(context, new Scope(left), out var leftText);
        var rightHas = reader.TryGet(context, new Scope(right), out var rightText);
        return leftHas && rightHas ? Directed(EscapedText.Compare(leftText, rightText)) : Nulls(leftHas, rightHas);
    }

    public override int CompareTo(RunContext context, Row row, object? key)
    {
        var has = reader.TryGet(context, new Scope(row), out var text);
        return has && key is byte[] other ? Directed(EscapedText.Compare(text, other)) : Nulls(has, key is not null);
    }

    public override object? ToKey(object? value) => value is string text ? EscapedText.Escape(text) : null;

    public override object? Read(RunContext context, Row row) =>
        reader.TryGet(context, new Scope(row), out var text) ? EscapedText.ToString(text) : null;
}

/// <summary>Orders rows by a value of fixed size.</summary>
internal sealed class ValueOrder<T>(FixedValueReader<T> reader, bool descending) : KeyOrder(descending)
    where T : unmanaged, IComparable<T>
{
    public override int Compare(RunContext context, Row left, Row right)
    {
        var leftHas = reader.TryGet(context, new Scope(left), out var leftValue);
        var rightHas = reader.TryGet(context, new Scope(right), out var rightValue);
        return leftHas && rightHas ? Directed(leftValue.CompareTo(rightValue)) : Nulls(leftHas, rightHas);
    }

    public override int CompareTo(RunContext context, Row row, object? key)
    {
        var has = reader.TryGet(context, new Scope(row), out var value);
        return has && key is T other ? Directed(value.CompareTo(other)) : Nulls(has, key is not null);
    }

    public override object? ToKey(object? value) => value is null ? null : reader.Format.FromValue(value);

    public override object? Read(RunContext context, Row row) =>
        reader.TryGet(context, new Scope(row), out var value) ? reader.Format.ToValue(value) : null;
}
