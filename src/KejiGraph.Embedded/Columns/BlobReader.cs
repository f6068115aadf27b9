using System.Buffers.Binary;
using System.Diagnostics;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;

namespace KejiGraph.Embedded.Columns;

/// <summary>Reads what <see cref="BlobWriter"/> wrote, in place.</summary>
internal ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The number of items of the list that begins here.</summary>
    public int Count() => (int)Varint();

    /// <summary>The bytes of the next item or field, with the mark that says whether it is null.</summary>
    public ReadOnlySpan<byte> Skip(PropertyDefinition property, bool isItem)
    {
        var before = _rest;
        if (property.IsList && !isItem)
        {
            Bytes();
        }
        else if (Take(1)[0] != 0)
        {
            SkipPayload(property.Kind);
        }

        return before[..^_rest.Length];
    }

    /// <summary>The next item or field is null; otherwise its payload follows.</summary>
    public bool IsNull() => Take(1)[0] == 0;

    /// <summary>The text that begins here, escaped.</summary>
    public ReadOnlySpan<byte> Text() => Bytes();

    /// <summary>The record that begins here.</summary>
    public ReadOnlySpan<byte> Record() => Bytes();

    /// <summary>The list of a field that begins here.</summary>
    public ReadOnlySpan<byte> NestedList() => Bytes();

    /// <summary>The value of a scalar payload in the .NET type of its kind.</summary>
    public object Scalar(PropertyDefinition property) => property.Kind switch
    {
        ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Reference => EscapedText.ToString(Bytes()),
        ValueKind.Int or ValueKind.Long => Zigzag(),
        ValueKind.Float => BinaryPrimitives.ReadDoubleLittleEndian(Take(8)),
        ValueKind.Decimal => Decimal(),
        ValueKind.Boolean => Varint() != 0,
        ValueKind.Date => Day(),
        ValueKind.DateTime => Instant(),
        ValueKind.Enum => property.Enum!.Codes[(int)Varint()],
        _ => throw new UnreachableException(),
    };

    /// <summary>Pushes a scalar payload.</summary>
    public void PushScalar(PropertyDefinition property, IResultSink sink)
    {
        switch (property.Kind)
        {
            case ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Reference:
                sink.EscapedText(Bytes());
                break;
            case ValueKind.Int or ValueKind.Long:
                sink.Integer(Zigzag());
                break;
            case ValueKind.Float:
                sink.Float(BinaryPrimitives.ReadDoubleLittleEndian(Take(8)));
                break;
            case ValueKind.Decimal:
                sink.Decimal(Decimal());
                break;
            case ValueKind.Boolean:
                sink.Boolean(Varint() != 0);
                break;
            case ValueKind.Date:
                sink.Date(Day());
                break;
            case ValueKind.DateTime:
                sink.DateTime(Instant());
                break;
            case ValueKind.Enum:
                sink.EscapedText(property.Enum!.Utf8((int)Varint()));
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A list or a record as objects: <c>object?[]</c> and <see cref="RecordValue"/>.</summary>
    public static object Materialize(PropertyDefinition property, ReadOnlySpan<byte> bytes)
    {
        var reader = new BlobReader(bytes);
        return property.IsList ? reader.Items(property) : reader.Item(property)!;
    }

    private object?[] Items(PropertyDefinition property)
    {
        var items = new object?[Count()];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = Item(property);
        }

        return items;
    }

    private object? Item(PropertyDefinition property) =>
        IsNull() ? null : property.Kind == ValueKind.Record ? MaterializeRecord(property.Record!, Bytes()) : Scalar(property);

    private static RecordValue MaterializeRecord(RecordType type, ReadOnlySpan<byte> bytes)
    {
        var reader = new BlobReader(bytes);
        var fields = new object?[type.Fields.Count];
        for (var index = 0; index < fields.Length; index++)
        {
            var field = type.Fields[index];
            fields[index] = field.IsList ? Materialize(field, reader.Bytes()) : reader.Item(field);
        }

        return new RecordValue(type, fields);
    }

    private void SkipPayload(ValueKind kind)
    {
        switch (kind)
        {
            case ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Reference or ValueKind.Record:
                Bytes();
                break;
            case ValueKind.Float:
                Take(8);
                break;
            case ValueKind.Decimal:
                Take(16);
                break;
            default:
                Varint();
                break;
        }
    }

    private DateOnly Day() => DateOnly.FromDayNumber((int)Zigzag());

    private DateTimeOffset Instant() => new(Zigzag() * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    private decimal Decimal()
    {
        var bytes = Take(16);
        return new decimal(
        [
            BinaryPrimitives.ReadInt32LittleEndian(bytes),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
        ]);
    }

    private ReadOnlySpan<byte> Bytes() => Take((int)Varint());

    private long Zigzag()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
