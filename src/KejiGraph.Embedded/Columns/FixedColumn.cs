using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;

namespace KejiGraph.Embedded.Columns;

/// <summary>A column whose values have a fixed size.</summary>
/// <typeparam name="T">The value as it is kept.</typeparam>
internal sealed class FixedColumn<T>(PropertyDefinition property, IFixedFormat<T> format, FixedColumn<T>.Chunk?[] chunks)
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
            var place = row & Chunks.Mask;
            value = chunk.Values[place];
            return chunk.Present[place];
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
    public override ColumnEditor Edit() => new Editor(this, new ChunkDirectory<Chunk>(chunks));

    /// <summary>The values of consecutive rows.</summary>
    internal sealed class Chunk
    {
        public Presence Present;
        public T[] Values = new T[Chunks.Rows];

        public Chunk Copy() => new() { Present = Present, Values = (T[])Values.Clone() };
    }

    private sealed class Editor(FixedColumn<T> column, ChunkDirectory<Chunk> directory) : ColumnEditor
    {
        public override object? Read(int row)
        {
            var place = row & Chunks.Mask;
            return directory[row >> Chunks.Shift] is { } chunk && chunk.Present[place]
                ? column.Format.ToValue(chunk.Values[place])
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
                chunk = chunk?.Copy() ?? new Chunk();
                directory.Own(index, chunk);
            }

            var place = row & Chunks.Mask;
            chunk.Present.Set(place, value is not null);
            chunk.Values[place] = value is null ? default : column.Format.FromValue(value);
        }

        public override Column Seal() => new FixedColumn<T>(column.Property, column.Format, directory.Seal());
    }
}
