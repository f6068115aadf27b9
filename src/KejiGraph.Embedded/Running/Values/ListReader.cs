using System.Diagnostics;
using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Values;

/// <summary>Reads a list of values or records, or a single record, of the row or record at hand.</summary>
/// <param name="source">Where it stands.</param>
/// <param name="record">The type of the record at hand; null outside of one.</param>
internal sealed class ListReader(ValueSource source, RecordType? record)
{
    /// <summary>The property.</summary>
    public PropertyDefinition Property { get; } = source switch
    {
        ValueSource.NodeProperty node => node.Property.Definition,
        ValueSource.RelationshipProperty relationship => relationship.Property,
        ValueSource.RecordField field => field.Field,
        _ => throw new UnreachableException(),
    };

    /// <summary>A reader at the count of the list, or at the single record; false when there is none.</summary>
    public bool TryGet(RunContext context, in Scope scope, out BlobReader reader)
    {
        ReadOnlySpan<byte> bytes;
        bool found;
        switch (source)
        {
            case ValueSource.NodeProperty node:
                var at = scope.Row.Node;
                context.Reads?.Node(at);
                found = ((BlobColumn)context.Snapshot.TableOf(at).Columns[node.Property.IndexIn(at.Type)])
                    .TryGet(at.Row, out bytes);
                break;
            case ValueSource.RelationshipProperty relationship:
                var table = context.Snapshot.Relationships[relationship.Type.Index];
                found = ((BlobColumn)table.Columns[relationship.Property.Index])
                    .TryGet(scope.Row.Relationship, out bytes);
                break;
            case ValueSource.RecordField:
                var whole = new BlobReader(scope.Element);
                for (var index = 0; index < Property.Index; index++)
                {
                    whole.Skip(record!.Fields[index], isItem: false);
                }

                bytes = whole.Skip(Property, isItem: false);
                found = Property.IsList || bytes[0] != 0;
                reader = new BlobReader(bytes);
                if (Property.IsList)
                {
                    reader = new BlobReader(reader.NestedList());
                }

                return found;
            default:
                throw new UnreachableException();
        }

        reader = new BlobReader(bytes);
        return found;
    }

    /// <summary>The record in an item of a list, which must not be null.</summary>
    public static ReadOnlySpan<byte> RecordOf(ReadOnlySpan<byte> item)
    {
        var reader = new BlobReader(item);
        reader.IsNull();
        return reader.Record();
    }
}
