using System.Text;
using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Changes;

/// <summary>Holds the values of a change against the model before a store takes them.</summary>
public static class ValueCheck
{
    /// <summary>The most characters an id can have.</summary>
    public const int MaxIdLength = 256;

    /// <summary>Refuses an id that is empty, too long or not Unicode text.</summary>
    /// <exception cref="Stores.GraphStoreException">The id is refused.</exception>
    public static void Id(string owner, PropertyDefinition property, string id)
    {
        if (id.Length is 0 or > MaxIdLength)
        {
            throw GraphErrors.BadId(id, MaxIdLength);
        }

        Value(owner, property, id);
    }

    /// <summary>Refuses a value that its property cannot hold; null is refused where a value is required.</summary>
    /// <param name="owner">What the message names: the type and id of the node or relationship.</param>
    /// <param name="property">The property.</param>
    /// <param name="value">The value in the .NET type of its kind.</param>
    /// <exception cref="Stores.GraphStoreException">The value is refused.</exception>
    public static void Value(string owner, PropertyDefinition property, object? value)
    {
        switch (value)
        {
            case null when property is { IsRequired: true, IsList: false }:
                throw GraphErrors.MissingValue(owner, property);
            case null:
                break;
            case object?[] items when property.IsList:
                foreach (var item in items)
                {
                    Item(owner, property, item ?? throw GraphErrors.NullItem(owner, property));
                }

                break;
            case var _ when property.IsList:
                throw GraphErrors.WrongKind(owner, property, value);
            default:
                Item(owner, property, value);
                break;
        }
    }

    /// <summary>Refuses a single value, or an item of a list, that the property cannot hold.</summary>
    /// <exception cref="Stores.GraphStoreException">The value is refused.</exception>
    public static void Item(string owner, PropertyDefinition property, object value)
    {
        switch (property.Kind, value)
        {
            case (ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Reference, string text):
                if (!IsUnicode(text))
                {
                    throw GraphErrors.LoneSurrogate(owner, property);
                }

                break;
            case (ValueKind.Enum, string code):
                if (property.Enum!.OrdinalOf(code) < 0)
                {
                    throw GraphErrors.UnknownCode(owner, property, code);
                }

                break;
            case (ValueKind.Int, long number) when number is >= int.MinValue and <= int.MaxValue:
            case (ValueKind.Long, long):
            case (ValueKind.Float, double and not (double.NaN or double.PositiveInfinity or double.NegativeInfinity)):
            case (ValueKind.Decimal, decimal):
            case (ValueKind.Boolean, bool):
            case (ValueKind.Date, DateOnly):
            case (ValueKind.DateTime, DateTimeOffset):
                break;
            case (ValueKind.Record, RecordValue record) when record.Type == property.Record:
                foreach (var field in record.Type.Fields)
                {
                    Value($"{owner}, {property}", field, record.Fields[field.Index]);
                }

                break;
            default:
                throw GraphErrors.WrongKind(owner, property, value);
        }
    }

    private static bool IsUnicode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }
}
