using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;

namespace KejiGraph.Embedded.Columns;

/// <summary>
/// The values of one property, by row. Immutable: an edit copies the chunks it touches and leaves a new column, so readers
/// of the old one are not disturbed.
/// </summary>
internal abstract class Column(PropertyDefinition property)
{
    /// <summary>The property whose values these are.</summary>
    public PropertyDefinition Property { get; } = property;

    /// <summary>The row has no value.</summary>
    public abstract bool IsNull(int row);

    /// <summary>The value in the .NET type of its kind, or null. Allocates: for changes and cursors, not for answers.</summary>
    public abstract object? Read(int row);

    /// <summary>Pushes the value, or null.</summary>
    public abstract void Push(int row, IResultSink sink);

    /// <summary>The order of two rows that both have a value, by that value.</summary>
    public abstract int Compare(int left, int right);

    /// <summary>A value in the form in which <see cref="CompareTo"/> takes it.</summary>
    public abstract object ToKey(object value);

    /// <summary>The order of a row that has a value and a key from <see cref="ToKey"/>.</summary>
    public abstract int CompareTo(int row, object key);

    /// <summary>Begins a new column that differs from this one in some rows.</summary>
    public abstract ColumnEditor Edit();
}
