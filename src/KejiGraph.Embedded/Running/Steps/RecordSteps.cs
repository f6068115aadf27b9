using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Running.Steps;

/// <summary>Pushes a property whose values are records: a list of objects, or one object or null.</summary>
internal sealed class RecordPusher(PropertyDefinition property, RecordStep[] steps)
{
    /// <summary>Pushes the value.</summary>
    /// <param name="context">The run.</param>
    /// <param name="bytes">The list or the record as its column keeps it; empty when there is none.</param>
    public void Push(RunContext context, ReadOnlySpan<byte> bytes)
    {
        var reader = new BlobReader(bytes);
        if (!property.IsList)
        {
            PushItem(context, bytes.IsEmpty || reader.IsNull() ? default : reader.Record());
            return;
        }

        context.Sink.BeginList();
        for (var left = bytes.IsEmpty ? 0 : reader.Count(); left > 0; left--)
        {
            PushItem(context, reader.IsNull() ? default : reader.Record());
        }

        context.Sink.EndList();
    }

    private void PushItem(RunContext context, ReadOnlySpan<byte> record)
    {
        if (record.IsEmpty)
        {
            context.Sink.Null();
            return;
        }

        Span<Range> fields = stackalloc Range[property.Record!.Fields.Count];
        var reader = new BlobReader(record);
        var start = 0;
        for (var index = 0; index < fields.Length; index++)
        {
            var end = start + reader.Skip(property.Record.Fields[index], isItem: false).Length;
            fields[index] = start..end;
            start = end;
        }

        context.Sink.BeginObject();
        foreach (var step in steps)
        {
            if (context.Arguments.IsIncluded(step.Condition))
            {
                step.Push(context, record[fields[step.Field.Index]]);
            }
        }

        context.Sink.EndObject();
    }
}

/// <summary>Pushes one field of a record. A closed family.</summary>
internal abstract class RecordStep(int condition, PropertyDefinition field) : Step<ReadOnlySpan<byte>>(condition)
{
    /// <summary>The field; its bytes are what the step reads from.</summary>
    public PropertyDefinition Field { get; } = field;
}

/// <summary>Pushes a scalar field, or a list of scalars.</summary>
internal sealed class RecordFieldStep(int condition, PropertyDefinition field) : RecordStep(condition, field)
{
    public override void Push(RunContext context, ReadOnlySpan<byte> at)
    {
        var reader = new BlobReader(at);
        if (!Field.IsList)
        {
            PushItem(context, ref reader);
            return;
        }

        reader = new BlobReader(reader.NestedList());
        context.Sink.BeginList();
        for (var left = reader.Count(); left > 0; left--)
        {
            PushItem(context, ref reader);
        }

        context.Sink.EndList();
    }

    private void PushItem(RunContext context, ref BlobReader reader)
    {
        if (reader.IsNull())
        {
            context.Sink.Null();
        }
        else
        {
            reader.PushScalar(Field, context.Sink);
        }
    }
}

/// <summary>Pushes a field whose values are records.</summary>
internal sealed class NestedRecordsStep(int condition, PropertyDefinition field, RecordPusher records)
    : RecordStep(condition, field)
{
    public override void Push(RunContext context, ReadOnlySpan<byte> at) =>
        records.Push(context, Field.IsList ? new BlobReader(at).NestedList() : at);
}

/// <summary>Pushes the node that a field names.</summary>
internal sealed class ReferenceStep(int condition, PropertyDefinition field, NodePusher node) : RecordStep(condition, field)
{
    public override void Push(RunContext context, ReadOnlySpan<byte> at)
    {
        var reader = new BlobReader(at);
        if (reader.IsNull())
        {
            context.Sink.Null();
        }
        else
        {
            node.PushById(context, reader.Text());
        }
    }
}
