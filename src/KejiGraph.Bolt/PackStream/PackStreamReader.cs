using System.Buffers.Binary;
using System.Text;

namespace KejiGraph.Bolt.PackStream;

/// <summary>
/// Reads the values of one message, one after the other, over its bytes and without copying them. What contradicts PackStream, the kind
/// that is asked for, or the end of the message is a <see cref="BoltConnectionException"/>.
/// </summary>
public ref struct PackStreamReader(ReadOnlySpan<byte> message)
{
    /// <summary>Lists, maps and structures may be nested this deep; deeper ones are refused so that reading cannot exhaust the stack.</summary>
    public const int MaxDepth = 200;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _position;

    /// <summary>How many bytes were read.</summary>
    public readonly int Position => _position;

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsAtEnd => _position == _message.Length;

    /// <summary>The kind of the next value.</summary>
    public readonly PackStreamKind Kind => KindOf(Peek());

    /// <summary>Reads a null if one stands here; else reads nothing and says false.</summary>
    public bool TryReadNull()
    {
        if (Peek() != Marker.Null)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Reads a null.</summary>
    public void ReadNull()
    {
        if (!TryReadNull())
        {
            throw Unexpected(PackStreamKind.Null);
        }
    }

    /// <summary>Reads a boolean.</summary>
    public bool ReadBoolean()
    {
        var marker = Peek();
        if (marker is not (Marker.True or Marker.False))
        {
            throw Unexpected(PackStreamKind.Boolean);
        }

        _position++;
        return marker == Marker.True;
    }

    /// <summary>Reads an integer.</summary>
    public long ReadInteger()
    {
        var marker = Peek();
        if ((sbyte)marker >= -16)
        {
            _position++;
            return (sbyte)marker;
        }

        switch (marker)
        {
            case Marker.Int8:
                return (sbyte)Take(2)[1];
            case Marker.Int16:
                return BinaryPrimitives.ReadInt16BigEndian(Take(3)[1..]);
            case Marker.Int32:
                return BinaryPrimitives.ReadInt32BigEndian(Take(5)[1..]);
            case Marker.Int64:
                return BinaryPrimitives.ReadInt64BigEndian(Take(9)[1..]);
            default:
                throw Unexpected(PackStreamKind.Integer);
        }
    }

    /// <summary>Reads a float.</summary>
    public double ReadFloat() => Peek() == Marker.Float
        ? BinaryPrimitives.ReadDoubleBigEndian(Take(9)[1..])
        : throw Unexpected(PackStreamKind.Float);

    /// <summary>Reads a text as UTF-8. The bytes are the message's own, and not checked to be well-formed.</summary>
    public ReadOnlySpan<byte> ReadText() => Take(ReadSize(PackStreamKind.String));

    /// <summary>Reads a text; costs a string.</summary>
    public string ReadString() => Encoding.UTF8.GetString(ReadText());

    /// <summary>Reads bytes; they are the message's own.</summary>
    public ReadOnlySpan<byte> ReadBytes() => Take(ReadSize(PackStreamKind.Bytes));

    /// <summary>Reads the head of a list: as many values follow.</summary>
    public int ReadListSize() => ReadSize(PackStreamKind.List);

    /// <summary>Reads the head of a dictionary: as many pairs of a text and a value follow.</summary>
    public int ReadMapSize() => ReadSize(PackStreamKind.Dictionary);

    /// <summary>Reads the head of a structure: as many fields follow. Tags are in <see cref="StructureTag"/>.</summary>
    public void ReadStructure(out byte tag, out int size)
    {
        size = ReadSize(PackStreamKind.Structure);
        tag = Take(1)[0];
    }

    /// <summary>Passes over one value with all that is in it.</summary>
    public void Skip()
    {
        // What is left to skip is counted, not recursed into, so that depth costs nothing.
        for (long left = 1; left > 0; left--)
        {
            var kind = Kind;
            switch (kind)
            {
                case PackStreamKind.Null or PackStreamKind.Boolean:
                    _position++;
                    break;
                case PackStreamKind.Integer:
                    ReadInteger();
                    break;
                case PackStreamKind.Float:
                    Take(9);
                    break;
                case PackStreamKind.Structure:
                    ReadStructure(out _, out var fields);
                    left += fields;
                    break;
                case PackStreamKind.List:
                    left += ReadListSize();
                    break;
                case PackStreamKind.Dictionary:
                    left += 2L * ReadMapSize();
                    break;
                default:
                    Take(ReadSize(kind));
                    break;
            }
        }
    }

    private static PackStreamKind KindOf(byte marker) => marker switch
    {
        <= 0x7F or >= 0xF0 or (>= Marker.Int8 and <= Marker.Int64) => PackStreamKind.Integer,
        <= 0x8F or (>= Marker.String8 and <= Marker.String32) => PackStreamKind.String,
        <= 0x9F or (>= Marker.List8 and <= Marker.List32) => PackStreamKind.List,
        <= 0xAF or (>= Marker.Dictionary8 and <= Marker.Dictionary32) => PackStreamKind.Dictionary,
        <= 0xBF => PackStreamKind.Structure,
        Marker.Null => PackStreamKind.Null,
        Marker.Float => PackStreamKind.Float,
        Marker.False or Marker.True => PackStreamKind.Boolean,
        >= Marker.Bytes8 and <= Marker.Bytes32 => PackStreamKind.Bytes,
        _ => throw Errors.UnknownMarker(marker),
    };

    private int ReadSize(PackStreamKind kind)
    {
        var marker = Peek();
        if (KindOf(marker) != kind)
        {
            throw Unexpected(kind);
        }

        long size = marker switch
        {
            < 0xC0 => Take(1)[0] & 0x0F,
            Marker.Bytes8 or Marker.String8 or Marker.List8 or Marker.Dictionary8 => Take(2)[1],
            Marker.Bytes16 or Marker.String16 or Marker.List16 or Marker.Dictionary16 => BinaryPrimitives.ReadUInt16BigEndian(Take(3)[1..]),
            _ => BinaryPrimitives.ReadUInt32BigEndian(Take(5)[1..]),
        };

        // Each item takes at least one byte, so a size beyond the message is a lie that must not become an allocation.
        return size <= _message.Length - _position ? (int)size : throw Errors.TruncatedMessage(_message.Length);
    }

    private readonly byte Peek() => _position < _message.Length ? _message[_position] : throw Errors.TruncatedMessage(_message.Length);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _message.Length - _position)
        {
            throw Errors.TruncatedMessage(_message.Length);
        }

        var bytes = _message.Slice(_position, count);
        _position += count;
        return bytes;
    }

    private readonly BoltConnectionException Unexpected(PackStreamKind expected) => Errors.UnexpectedKind(expected, Kind, _position);
}
