using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;

namespace KejiGraph.Embedded.Columns;

/// <summary>A column of lists or records, each kept as the bytes of <see cref="BlobWriter"/>. It has no order.</summary>
internal sealed class BlobColumn(PropertyDefinition property, byte[]?[] chunks) : Column(property)
{
    /// <inheritdoc/>
    public override bool IsNull(int row) => !ByteChunk.Has(chunks, row);

    /// <summary>The bytes of a row, if it has any.</summary>
    public bool TryGet(int row, out ReadOnlySpan<byte> bytes) => ByteChunk.TryGet(chunks, row, out bytes);

    /// <inheritdoc/>
    public override object? Read(int row) => TryGet(row, out var bytes) ? BlobReader.Materialize(Property, bytes) : null;

    /// <summary>Pushes a list of scalars; an absent one is empty.</summary>
    public override void Push(int row, IResultSink sink)
    {
        sink.BeginList();
        if (TryGet(row, out var bytes))
        {
            var reader = new BlobReader(bytes);
            for (var left = reader.Count(); left > 0; left--)
            {
                if (reader.IsNull())
                {
                    sink.Null();
                }
                else
                {
                    reader.PushScalar(Property, sink);
                }
            }
        }

        sink.EndList();
    }

    /// <inheritdoc/>
    public override int Compare(int left, int right) => throw NoOrder();

    /// <inheritdoc/>
    public override object ToKey(object value) => throw NoOrder();

    /// <inheritdoc/>
    public override int CompareTo(int row, object key) => throw NoOrder();

    /// <inheritdoc/>
    public override ColumnEditor Edit() => new Editor(Property, new ByteChunkEditor(chunks));

    private NotSupportedException NoOrder() => new($"Property \"{Property}\" holds lists or records and has no order.");

    private sealed class Editor(PropertyDefinition property, ByteChunkEditor editor) : ColumnEditor
    {
        public override object? Read(int row) =>
            editor.Get(row) is { } bytes ? BlobReader.Materialize(property, bytes) : null;

        public override void Set(int row, object? value) =>
            editor.Set(row, value is null or object?[] { Length: 0 } ? null : BlobWriter.Write(property, value));

        public override Column Seal() => new BlobColumn(property, editor.Seal());
    }
}
