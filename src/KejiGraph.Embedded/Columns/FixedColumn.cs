using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;

namespace KejiGraph.Embedded.Columns;

/// <summary>A column whose values have a fixed size.</summary>
/// <typeparam name="T">The value as it is kept.</typeparam>
internal sealed class FixedColumn<T>(PropertyDefinition property, IFixedFormat<T> format, byte[]?[] chunks)
    : Column(property)
    where T : unmanaged, IComparable<T>
{
    /// <summary>How a value is kept, read and pushed.</summary>
    public IFixedFormat<T> Format { get; } = format;

    /// <inheritdoc/>
    public override bool IsNull(int row) => !TryGet(row, out _);

    /// <summary>The value of a row, if it has one.</summary>
    public bool TryGet(int row, out T value)
    {
        var index = row >> Chunks.Shift;
        if (index < chunks.Length && chunks[index] is { } chunk)
        {
            return FixedChunk.TryGet(chunk, row & Chunks.Mask, out value);
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public override object? Read(int row) => TryGet(row, out var value) ? Format.ToValue(value) : null;

    /// <inheritdoc/>
    public override void Push(int row, IResultSink sink)
    {
        if (TryGet(row, out var value))
        {
            Format.Push(value, sink);
        }
        else
        {
            sink.Null();
        }
    }

    /// <inheritdoc/>
    public override int Compare(int left, int right)
    {
        TryGet(left, out var leftValue);
        TryGet(right, out var rightValue);
        return leftValue.CompareTo(rightValue);
    }

    /// <inheritdoc/>
    public override object ToKey(object value) => Format.FromValue(value);

    /// <inheritdoc/>
    public override int CompareTo(int row, object key)
    {
        TryGet(row, out var value);
        return value.CompareTo((T)key);
    }

    /// <inheritdoc/>
    public override ColumnEditor Edit() => new Editor(this, new ChunkDirectory<byte[]>(chunks));

    private sealed class Editor(FixedColumn<T> column, ChunkDirectory<byte[]> directory) : ColumnEditor
    {
        public override object? Read(int row)
        {
            return directory[row >> Chunks.Shift] is { } chunk && FixedChunk.TryGet(chunk, row & Chunks.Mask, out T value)
                ? column.Format.ToValue(value)
                : null;
        }

        public override void Set(int row, object? value)
        {
            var index = row >> Chunks.Shift;
            var chunk = directory[index];
            if (chunk is null && value is null)
            {
                return;
            }

            if (chunk is null || !directory.IsOwned(index))
            {
                chunk = (byte[]?)chunk?.Clone() ?? FixedChunk.New<T>();
                directory.Own(index, chunk);
            }

            FixedChunk.Set(chunk, row & Chunks.Mask, value is null ? null : (T?)column.Format.FromValue(value));
        }

        public override Column Seal() => new FixedColumn<T>(column.Property, column.Format, directory.Seal());
    }
}
