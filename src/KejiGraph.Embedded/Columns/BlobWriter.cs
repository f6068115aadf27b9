using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Columns;

/// <summary>
/// Writes lists and records as bytes that <see cref="BlobReader"/> reads back without building objects:
/// <code>
/// list   := count item*
/// record := field*                        one for each field of the type, in order
/// item, field := 0 | 1 payload            0 is null
/// payload := length bytes                 text, escaped
///          | varint                       integer, day, microseconds (zigzag); ordinal; truth value
///          | 8 bytes | 16 bytes           double; decimal
///          | length record                a record
/// </code>
/// Counts, lengths and integers are varints: seven bits a byte, lowest first.
/// </summary>
internal ref struct BlobWriter(ArrayBufferWriter<byte> output)
{
    /// <summary>The bytes of a property's value: a list, or a single record.</summary>
    public static byte[] Write(PropertyDefinition property, object value)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new BlobWriter(output);
        if (property.IsList)
        {
            writer.List(property, (object?[])value);
        }
        else
        {
            writer.Item(property, value);
        }

        return output.WrittenSpan.ToArray();
    }

    private readonly void List(PropertyDefinition property, object?[] items)
    {
        Varint((ulong)items.Length);
        foreach (var item in items)
        {
            Item(property, item);
        }
    }

    private readonly void Item(PropertyDefinition property, object? value)
    {
        if (value is null)
        {
            output.Write([(byte)0]);
            return;
        }

        output.Write([(byte)1]);
        switch (property.Kind)
        {
            case ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Reference:
                Bytes(EscapedText.Escape((string)value));
                break;
            case ValueKind.Int or ValueKind.Long:
                Zigzag((long)value);
                break;
            case ValueKind.Float:
                BinaryPrimitives.WriteDoubleLittleEndian(output.GetSpan(8), (double)value);
                output.Advance(8);
                break;
            case ValueKind.Decimal:
                Decimal((decimal)value);
                break;
            case ValueKind.Boolean:
                Varint((bool)value ? 1UL : 0UL);
                break;
            case ValueKind.Date:
                Zigzag(((DateOnly)value).DayNumber);
                break;
            case ValueKind.DateTime:
                Zigzag(((DateTimeOffset)value).UtcTicks / TimeSpan.TicksPerMicrosecond);
                break;
            case ValueKind.Enum:
                Varint((ulong)property.Enum!.OrdinalOf((string)value));
                break;
            case ValueKind.Record:
                Bytes(Record((RecordValue)value));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static ReadOnlySpan<byte> Record(RecordValue record)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new BlobWriter(output);
        for (var index = 0; index < record.Type.Fields.Count; index++)
        {
            var field = record.Type.Fields[index];
            if (field.IsList)
            {
                writer.Bytes(Write(field, record.Fields[index] ?? Array.Empty<object?>()));
            }
            else
            {
                writer.Item(field, record.Fields[index]);
            }
        }

        return output.WrittenSpan;
    }

    private readonly void Decimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        foreach (var part in bits)
        {
            BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(4), part);
            output.Advance(4);
        }
    }

    private readonly void Bytes(ReadOnlySpan<byte> bytes)
    {
        Varint((ulong)bytes.Length);
        output.Write(bytes);
    }

    private readonly void Zigzag(long value) => Varint((ulong)(value << 1 ^ value >> 63));

    private readonly void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            output.Write([(byte)(value | 0x80)]);
        }

        output.Write([(byte)value]);
    }
}
