using System.Text;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>Finds fields and items in records as <see cref="RecordText"/> writes them.</summary>
internal static class RecordSpan
{
    /// <summary>The mark of a field in UTF-8.</summary>
    public static byte[] MarkOf(PropertyDefinition field, int level) =>
        Encoding.UTF8.GetBytes($"{RecordText.FieldMark}{RecordText.Level(level)}{field.Name}=");

    /// <summary>The value of a field; false when the record says nothing.</summary>
    /// <param name="record">The record.</param>
    /// <param name="mark">The mark of the field; its first two bytes are those of the record's level.</param>
    /// <param name="value">The value.</param>
    public static bool TryFind(ReadOnlySpan<byte> record, ReadOnlySpan<byte> mark, out ReadOnlySpan<byte> value)
    {
        var start = record.IndexOf(mark);
        if (start < 0)
        {
            value = default;
            return false;
        }

        value = record[(start + mark.Length)..];
        var end = value.IndexOf(mark[..2]);
        value = end < 0 ? value : value[..end];
        return true;
    }

    /// <summary>Takes the next item off a list; false when there is none.</summary>
    public static bool TryTakeItem(ref ReadOnlySpan<byte> list, int level, out ReadOnlySpan<byte> item)
    {
        ReadOnlySpan<byte> mark = [(byte)RecordText.ItemMark, (byte)RecordText.Level(level)];
        if (!list.StartsWith(mark))
        {
            item = default;
            return false;
        }

        var rest = list[mark.Length..];
        var end = rest.IndexOf(mark);
        item = end < 0 ? rest : rest[..end];
        list = end < 0 ? default : rest[end..];
        return true;
    }

    /// <summary>Takes the escapes out of a text.</summary>
    /// <param name="escaped">The text.</param>
    /// <param name="buffer">As long as the text.</param>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped, Span<byte> buffer)
    {
        var length = 0;
        for (var index = 0; index < escaped.Length; index++)
        {
            buffer[length++] = escaped[index] != RecordText.Escape
                ? escaped[index]
                : escaped[++index] switch
                {
                    (byte)'F' => (byte)RecordText.FieldMark,
                    (byte)'E' => (byte)RecordText.ItemMark,
                    _ => (byte)RecordText.Escape,
                };
        }

        return buffer[..length];
    }
}
