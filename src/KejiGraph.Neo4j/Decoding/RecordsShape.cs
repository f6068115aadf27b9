using System.Diagnostics;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>One value of a record: its field and how deep the record stands. A closed family.</summary>
internal abstract record RecordFieldShape(PropertyDefinition Field, int Level)
{
    /// <summary>What stands before the field.</summary>
    public byte[] Mark { get; } = RecordSpan.MarkOf(Field, Level);

    /// <summary>A scalar or a list of them.</summary>
    public sealed record Scalar(PropertyDefinition Field, int Level) : RecordFieldShape(Field, Level);

    /// <summary>A record or a list of them.</summary>
    public sealed record Nested(PropertyDefinition Field, int Level, RecordsShape Records) : RecordFieldShape(Field, Level);

    /// <summary>The node that the field names.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Level">How deep the record stands in others.</param>
    /// <param name="Place">Where the list of the named nodes stands beside the records, from 1.</param>
    /// <param name="Node">How a node is read.</param>
    public sealed record Reference(PropertyDefinition Field, int Level, int Place, NodeShape Node) : RecordFieldShape(Field, Level)
    {
        /// <summary>The item of that list.</summary>
        public OptionalNodeShape Item { get; } = new(Node);
    }
}

/// <summary>The nodes that records name: lists beside the records, of which each meeting of a reference takes the next.</summary>
internal ref struct NamedNodes(ListReader lists, int places)
{
    private readonly int[] _taken = new int[places];
    private ListReader _lists = lists;

    /// <summary>Pushes the next node of a list.</summary>
    public void Push(RecordFieldShape.Reference reference, IResultSink sink)
    {
        var reader = _lists.Peek(reference.Place);
        reader.ReadListSize();
        for (var left = _taken[reference.Place - 1]++; left > 0; left--)
        {
            reader.Skip();
        }

        reference.Item.Push(ref reader, sink);
    }
}

/// <summary>Reads a record, or a list of them.</summary>
/// <param name="property">The property or field that holds them.</param>
/// <param name="level">How deep they stand in others, from 0.</param>
/// <param name="fields">What is pushed of each.</param>
internal sealed class RecordsShape(PropertyDefinition property, int level, RecordFieldShape[] fields)
{
    /// <summary>The property or field that holds them.</summary>
    public PropertyDefinition Property => property;

    /// <summary>How many lists of named nodes there are, here and beneath.</summary>
    public int References => fields.Sum(one => one switch
    {
        RecordFieldShape.Reference => 1,
        RecordFieldShape.Nested nested => nested.Records.References,
        _ => 0,
    });

    /// <summary>Pushes one record.</summary>
    public void Push(scoped ReadOnlySpan<byte> record, ref NamedNodes named, IResultSink sink)
    {
        sink.BeginObject();
        foreach (var field in fields)
        {
            var has = RecordSpan.TryFind(record, field.Mark, out var value);
            switch (field)
            {
                case RecordFieldShape.Nested nested:
                    PushNested(nested.Records, has, value, ref named, sink);
                    break;
                case RecordFieldShape.Scalar when field.Field.IsList:
                    PushScalars(field.Field, value, sink);
                    break;
                case var _ when !has:
                    sink.Null();
                    break;
                case RecordFieldShape.Scalar:
                    RecordScalars.Push(value, field.Field.Kind, sink);
                    break;
                case RecordFieldShape.Reference reference:
                    named.Push(reference, sink);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        sink.EndObject();
    }

    private void PushScalars(PropertyDefinition field, scoped ReadOnlySpan<byte> list, IResultSink sink)
    {
        sink.BeginList();
        while (RecordSpan.TryTakeItem(ref list, level, out var item))
        {
            RecordScalars.Push(item, field.Kind, sink);
        }

        sink.EndList();
    }

    private void PushNested(RecordsShape records, bool has, scoped ReadOnlySpan<byte> value, ref NamedNodes named, IResultSink sink)
    {
        if (records.Property.IsList)
        {
            sink.BeginList();
            while (RecordSpan.TryTakeItem(ref value, level, out var item))
            {
                records.Push(item, ref named, sink);
            }

            sink.EndList();
        }
        else if (has)
        {
            records.Push(value, ref named, sink);
        }
        else
        {
            sink.Null();
        }
    }
}

/// <summary>Reads a property with records; where nodes are read that they name, it is a list of the records and of lists of nodes.</summary>
internal sealed class RecordsValueShape(RecordsShape records, bool hasReferences) : ValueShape
{
    public override void Push(ref PackStreamReader reader, IResultSink sink)
    {
        if (!hasReferences)
        {
            NamedNodes none = default;
            Push(ref reader, ref none, sink);
            return;
        }

        var lists = new ListReader(reader);
        var named = new NamedNodes(lists, records.References);
        Push(ref lists.Take(0), ref named, sink);
        reader = lists.End();
    }

    private void Push(ref PackStreamReader reader, ref NamedNodes named, IResultSink sink)
    {
        if (records.Property.IsList)
        {
            sink.BeginList();
            for (var left = reader.TryReadNull() ? 0 : reader.ReadListSize(); left > 0; left--)
            {
                records.Push(reader.ReadText(), ref named, sink);
            }

            sink.EndList();
        }
        else if (reader.TryReadNull())
        {
            sink.Null();
        }
        else
        {
            records.Push(reader.ReadText(), ref named, sink);
        }
    }
}
