using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;

namespace KejiGraph.Embedded.Columns;

/// <summary>A column of texts, kept in their escaped form (<see cref="EscapedText"/>).</summary>
internal sealed class TextColumn(PropertyDefinition property, byte[]?[] chunks) : Column(property)
{
    /// <inheritdoc/>
    public override bool IsNull(int row) => !ByteChunk.Has(chunks, row);

    /// <summary>The escaped text of a row, if it has one.</summary>
    public bool TryGet(int row, out ReadOnlySpan<byte> escaped) => ByteChunk.TryGet(chunks, row, out escaped);

    /// <inheritdoc/>
    public override object? Read(int row) => TryGet(row, out var escaped) ? EscapedText.ToString(escaped) : null;

    /// <inheritdoc/>
    public override void Push(int row, IResultSink sink)
    {
        if (TryGet(row, out var escaped))
        {
            sink.EscapedText(escaped);
        }
        else
        {
            sink.Null();
        }
    }

    /// <inheritdoc/>
    public override int Compare(int left, int right)
    {
        TryGet(left, out var leftText);
        TryGet(right, out var rightText);
        return EscapedText.Compare(leftText, rightText);
    }

    /// <inheritdoc/>
    public override object ToKey(object value) => EscapedText.Escape((string)value);

    /// <inheritdoc/>
    public override int CompareTo(int row, object key)
    {
        TryGet(row, out var text);
        return EscapedText.Compare(text, (byte[])key);
    }

    /// <inheritdoc/>
    public override ColumnEditor Edit() => new Editor(Property, new ByteChunkEditor(chunks));

    private sealed class Editor(PropertyDefinition property, ByteChunkEditor editor) : ColumnEditor
    {
        public override object? Read(int row) => editor.Get(row) is { } escaped ? EscapedText.ToString(escaped) : null;

        public override void Set(int row, object? value) =>
            editor.Set(row, value is null ? null : EscapedText.Escape((string)value));

        public override Column Seal() => new TextColumn(property, editor.Seal());
    }
}
