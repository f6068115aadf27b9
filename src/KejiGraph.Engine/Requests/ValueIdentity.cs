using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Requests;

/// <summary>
/// Coerced values as bytes that tell them apart: a tag for the kind, then the value, with its length before it where that varies.
/// </summary>
internal static class ValueIdentity
{
    /// <summary>Writes a coerced value. The depth of variables is limited, so this may recurse.</summary>
    public static void Write(IBufferWriter<byte> writer, object? value)
    {
        switch (value)
        {
            case null:
                WriteTag(writer, 'n');
                break;
            case bool truth:
                WriteTag(writer, truth ? 't' : 'f');
                break;
            case int number:
                WriteNumber(writer, 'i', number);
                break;
            case long number:
                WriteNumber(writer, 'i', number);
                break;
            case double number:
                WriteNumber(writer, 'd', BitConverter.DoubleToInt64Bits(number));
                break;
            case decimal number:
                WriteDecimal(writer, number);
                break;
            case DateOnly day:
                WriteNumber(writer, 'y', day.DayNumber);
                break;
            case DateTimeOffset instant:
                WriteNumber(writer, 'z', instant.Ticks);
                WriteNumber(writer, 'o', instant.Offset.Ticks);
                break;
            case string text:
                WriteTag(writer, 's');
                WriteText(writer, text);
                break;
            case EnumValueDefinition member:
                WriteTag(writer, 'e');
                WriteText(writer, member.Name);
                break;
            case object?[] items:
                WriteNumber(writer, 'l', items.Length);
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                break;
            case InputObjectValue fields:
                WriteNumber(writer, 'm', fields.Fields.Length);
                foreach (var field in fields.Fields)
                {
                    WriteNumber(writer, '#', field.Definition.Index);
                    Write(writer, field.Value);
                }

                break;
            default:
                throw new UnreachableException($"A variable was coerced to {value.GetType()}.");
        }
    }

    /// <summary>Writes that there is no value, which is another thing than null.</summary>
    public static void WriteAbsent(IBufferWriter<byte> writer) => WriteTag(writer, '-');

    /// <summary>Writes text in UTF-8.</summary>
    public static void WriteText(IBufferWriter<byte> writer, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var span = writer.GetSpan(sizeof(int) + most);
        var length = Encoding.UTF8.GetBytes(text, span[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(span, length);
        writer.Advance(sizeof(int) + length);
    }

    /// <summary>Writes bytes.</summary>
    public static void WriteBytes(IBufferWriter<byte> writer, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(writer.GetSpan(sizeof(int)), bytes.Length);
        writer.Advance(sizeof(int));
        writer.Write(bytes);
    }

    private static void WriteTag(IBufferWriter<byte> writer, char tag)
    {
        writer.GetSpan(1)[0] = (byte)tag;
        writer.Advance(1);
    }

    private static void WriteNumber(IBufferWriter<byte> writer, char tag, long number)
    {
        var span = writer.GetSpan(1 + sizeof(long));
        span[0] = (byte)tag;
        BinaryPrimitives.WriteInt64LittleEndian(span[1..], number);
        writer.Advance(1 + sizeof(long));
    }

    private static void WriteDecimal(IBufferWriter<byte> writer, decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        foreach (var part in bits)
        {
            WriteNumber(writer, '.', part);
        }
    }
}
