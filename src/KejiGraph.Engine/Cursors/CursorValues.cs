using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Cursors;

/// <summary>The values in a cursor as bytes: for each a letter for its type, then its value.</summary>
internal static class CursorValues
{
    public static void Write(IBufferWriter<byte> output, CursorKey key)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (var value in key.Values)
        {
            Write(writer, value);
        }

        writer.Write(key.NodeId);
        writer.Write(key.RelationshipId is not null);
        writer.Write(key.RelationshipId ?? "");
        output.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>Reads what was written. The signature was checked, so the form is right unless the version differs.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, int values, [NotNullWhen(true)] out CursorKey? key)
    {
        using var reader = new BinaryReader(new MemoryStream(payload.ToArray()), Encoding.UTF8);
        try
        {
            var read = new object?[values];
            for (var index = 0; index < values; index++)
            {
                read[index] = Read(reader);
            }

            var nodeId = reader.ReadString();
            var hasRelationship = reader.ReadBoolean();
            var relationshipId = reader.ReadString();
            key = new CursorKey([.. read], nodeId, hasRelationship ? relationshipId : null);
            return true;
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or InvalidDataException)
        {
            key = null;
            return false;
        }
    }

    private static void Write(BinaryWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.Write((byte)'n');
                break;
            case string text:
                writer.Write((byte)'s');
                writer.Write(text);
                break;
            case long number:
                writer.Write((byte)'i');
                writer.Write7BitEncodedInt64(number);
                break;
            case double number:
                writer.Write((byte)'f');
                writer.Write(number);
                break;
            case decimal number:
                writer.Write((byte)'d');
                writer.Write(number);
                break;
            case bool truth:
                writer.Write((byte)'b');
                writer.Write(truth);
                break;
            case DateOnly day:
                writer.Write((byte)'D');
                writer.Write7BitEncodedInt(day.DayNumber);
                break;
            case DateTimeOffset instant:
                writer.Write((byte)'T');
                writer.Write(instant.UtcTicks);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static object? Read(BinaryReader reader) => (char)reader.ReadByte() switch
    {
        'n' => null,
        's' => reader.ReadString(),
        'i' => reader.Read7BitEncodedInt64(),
        'f' => reader.ReadDouble(),
        'd' => reader.ReadDecimal(),
        'b' => reader.ReadBoolean(),
        'D' => DateOnly.FromDayNumber(reader.Read7BitEncodedInt()),
        'T' => new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero),
        _ => throw new InvalidDataException(),
    };
}
