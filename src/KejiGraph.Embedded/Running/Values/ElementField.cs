using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Running.Values;

/// <summary>Where a value stands in the element at hand: the element itself, or a field of the record that it is.</summary>
/// <param name="record">The type of the record; null when the element itself is the value.</param>
/// <param name="property">The field, or the list whose element is at hand.</param>
internal sealed class ElementField(RecordType? record, PropertyDefinition property)
{
    public PropertyDefinition Property { get; } = property;

    /// <summary>A reader at the payload of the value, unless it is null.</summary>
    public bool TryGet(ReadOnlySpan<byte> element, out BlobReader reader)
    {
        reader = new BlobReader(element);
        if (record is not null)
        {
            for (var index = 0; index < Property.Index; index++)
            {
                reader.Skip(record.Fields[index], isItem: false);
            }

            // A list has no mark of its own: an absent one is an empty one.
            if (Property.IsList)
            {
                reader = new BlobReader(reader.NestedList());
                return true;
            }
        }

        return !reader.IsNull();
    }
}
