namespace KejiGraph.Embedded.Columns;

/// <summary>Makes a new column from an old one. Used by one thread; the old column stays as it is.</summary>
internal abstract class ColumnEditor
{
    /// <summary>The value that the row has now, in the .NET type of its kind.</summary>
    public abstract object? Read(int row);

    /// <summary>Sets the value of a row; null clears it. Rows need not be announced: a new row has no value.</summary>
    public abstract void Set(int row, object? value);

    /// <summary>Ends the edit. The editor must not be used after it.</summary>
    public abstract Column Seal();
}
