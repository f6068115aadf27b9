using System.Diagnostics;
using System.Globalization;
using System.Text;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>Reads scalars inside of records, where all of them are texts.</summary>
internal static class RecordScalars
{
    /// <summary>Pushes a value.</summary>
    public static void Push(ReadOnlySpan<byte> value, ValueKind kind, IResultSink sink)
    {
        switch (kind)
        {
            case ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Enum or ValueKind.Reference:
                sink.Text(value.Contains((byte)RecordText.Escape) ? RecordSpan.Unescape(value, new byte[value.Length]) : value);
                break;
            case ValueKind.Int or ValueKind.Long:
                sink.Integer(long.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
                break;
            case ValueKind.Float:
                sink.Float(double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case ValueKind.Decimal:
                sink.Decimal(DecimalKey.Parse(Encoding.UTF8.GetString(value)));
                break;
            case ValueKind.Boolean:
                sink.Boolean(value.SequenceEqual("true"u8));
                break;
            case ValueKind.Date:
                sink.Date(DateOnly.ParseExact(Encoding.UTF8.GetString(value), "yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case ValueKind.DateTime:
                sink.DateTime(DateTimeOffset.Parse(
                    Encoding.UTF8.GetString(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
                break;
            default:
                throw new UnreachableException();
        }
    }
}
