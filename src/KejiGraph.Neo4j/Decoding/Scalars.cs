using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>Reads scalars as they are kept.</summary>
internal static class Scalars
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>Reads a value or null and pushes it.</summary>
    public static void Push(ref PackStreamReader reader, ValueKind kind, IResultSink sink)
    {
        if (reader.TryReadNull())
        {
            sink.Null();
            return;
        }

        switch (kind)
        {
            case ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Enum or ValueKind.Reference:
                sink.Text(reader.ReadText());
                break;
            case ValueKind.Int or ValueKind.Long:
                sink.Integer(reader.ReadInteger());
                break;
            case ValueKind.Float:
                sink.Float(Float(ref reader));
                break;
            case ValueKind.Decimal:
                sink.Decimal(Decimal(ref reader));
                break;
            case ValueKind.Boolean:
                sink.Boolean(reader.ReadBoolean());
                break;
            case ValueKind.Date:
                sink.Date(Date(ref reader));
                break;
            case ValueKind.DateTime:
                sink.DateTime(DateTime(ref reader));
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Reads a value or null in the .NET type of its kind, for cursors.</summary>
    public static object? Read(ref PackStreamReader reader, ValueKind kind) => reader.TryReadNull() ? null : kind switch
    {
        ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Enum or ValueKind.Reference => reader.ReadString(),
        ValueKind.Int or ValueKind.Long => reader.ReadInteger(),
        ValueKind.Float => Float(ref reader),
        ValueKind.Decimal => Decimal(ref reader),
        ValueKind.Boolean => reader.ReadBoolean(),
        ValueKind.Date => Date(ref reader),
        ValueKind.DateTime => DateTime(ref reader),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whoever writes to Neo4j by hand may have left an integer where the model has a float.</summary>
    private static double Float(ref PackStreamReader reader) =>
        reader.Kind == PackStreamKind.Integer ? reader.ReadInteger() : reader.ReadFloat();

    private static decimal Decimal(ref PackStreamReader reader)
    {
        var text = reader.ReadText();
        return Utf8Parser.TryParse(text, out decimal value, out var used) && used == text.Length
            ? value
            : throw Errors.NoValue("Decimal", System.Text.Encoding.UTF8.GetString(text));
    }

    private static DateOnly Date(ref PackStreamReader reader)
    {
        Expect(ref reader, StructureTag.Date, "Date");
        return Epoch.AddDays(checked((int)reader.ReadInteger()));
    }

    private static DateTimeOffset DateTime(ref PackStreamReader reader)
    {
        reader.ReadStructure(out var tag, out _);
        var seconds = reader.ReadInteger();
        var nanoseconds = reader.ReadInteger();
        switch (tag)
        {
            case StructureTag.DateTime or StructureTag.DateTimeZoneId:
                reader.Skip();
                break;
            case StructureTag.LegacyDateTime:
                seconds -= reader.ReadInteger();
                break;
            default:
                throw Errors.NoValue("DateTime", string.Create(CultureInfo.InvariantCulture, $"structure 0x{tag:X2}"));
        }

        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100);
    }

    private static void Expect(ref PackStreamReader reader, byte expected, string kind)
    {
        reader.ReadStructure(out var tag, out _);
        if (tag != expected)
        {
            throw Errors.NoValue(kind, string.Create(CultureInfo.InvariantCulture, $"structure 0x{tag:X2}"));
        }
    }
}
