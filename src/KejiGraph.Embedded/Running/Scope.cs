namespace KejiGraph.Embedded.Running;

/// <summary>
/// What a value is read from: a row and, inside a list of values or records, the element at hand.
/// </summary>
/// <param name="row">The row.</param>
/// <param name="element">The bytes of the element: an item of a list of scalars, or a record.</param>
internal readonly ref struct Scope(Row row, ReadOnlySpan<byte> element = default)
{
    public Row Row { get; } = row;

    public ReadOnlySpan<byte> Element { get; } = element;
}
