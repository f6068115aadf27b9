using System.Buffers.Binary;
using System.Text;

namespace KejiGraph.Bolt.PackStream;

/// <summary>
/// Writes messages, cut into chunks, one after the other into one buffer that is then sent at once. Each value takes the fewest bytes
/// that PackStream has for it.
/// </summary>
internal sealed class PackStreamWriter
{
    private const int MaxChunkBytes = ushort.MaxValue;

    private byte[] _buffer = new byte[1024];
    private int _length;
    private int _messageStart;

    /// <summary>What is to be sent: whole messages in chunks.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _messageStart);

    /// <summary>Forgets everything, after it was sent.</summary>
    public void Clear()
    {
        _length = 0;
        _messageStart = 0;
        if (_buffer.Length > 1024 * 1024)
        {
            _buffer = new byte[1024];
        }
    }

    /// <summary>Begins a message: its signature, and how many fields will follow.</summary>
    public void BeginMessage(byte signature, int fields)
    {
        // What an earlier message left behind when writing it failed is overwritten.
        _length = _messageStart;
        Take(2);
        WriteStructure(signature, fields);
    }

    /// <summary>Ends the message: chunk headers before its parts, and <c>00 00</c>.</summary>
    public void EndMessage()
    {
        var bytes = _length - _messageStart - 2;
        var chunks = (bytes + MaxChunkBytes - 1) / MaxChunkBytes;
        Take((2 * (chunks - 1)) + 2);
        var body = _messageStart + 2;

        // The last chunk moves first, and furthest, so that none overwrites another.
        for (var chunk = chunks - 1; chunk >= 0; chunk--)
        {
            var from = body + (chunk * MaxChunkBytes);
            var size = Math.Min(MaxChunkBytes, bytes - (chunk * MaxChunkBytes));
            var to = from + (2 * chunk);
            Buffer.BlockCopy(_buffer, from, _buffer, to, size);
            BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(to - 2), (ushort)size);
        }

        BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(_length - 2), 0);
        _messageStart = _length;
    }

    public void WriteNull() => Take(1)[0] = Marker.Null;

    public void WriteBoolean(bool value) => Take(1)[0] = value ? Marker.True : Marker.False;

    public void WriteInteger(long value)
    {
        switch (value)
        {
            case >= -16 and <= sbyte.MaxValue:
                Take(1)[0] = (byte)value;
                break;
            case >= sbyte.MinValue and <= sbyte.MaxValue:
                var bytes = Take(2);
                bytes[0] = Marker.Int8;
                bytes[1] = (byte)value;
                break;
            case >= short.MinValue and <= short.MaxValue:
                bytes = Take(3);
                bytes[0] = Marker.Int16;
                BinaryPrimitives.WriteInt16BigEndian(bytes[1..], (short)value);
                break;
            case >= int.MinValue and <= int.MaxValue:
                bytes = Take(5);
                bytes[0] = Marker.Int32;
                BinaryPrimitives.WriteInt32BigEndian(bytes[1..], (int)value);
                break;
            default:
                bytes = Take(9);
                bytes[0] = Marker.Int64;
                BinaryPrimitives.WriteInt64BigEndian(bytes[1..], value);
                break;
        }
    }

    public void WriteFloat(double value)
    {
        var bytes = Take(9);
        bytes[0] = Marker.Float;
        BinaryPrimitives.WriteDoubleBigEndian(bytes[1..], value);
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteSize(value.Length, 0, Marker.Bytes8, Marker.Bytes16, Marker.Bytes32);
        value.CopyTo(Take(value.Length));
    }

    public void WriteString(ReadOnlySpan<char> value)
    {
        var bytes = Encoding.UTF8.GetByteCount(value);
        WriteSize(bytes, Marker.TinyString, Marker.String8, Marker.String16, Marker.String32);
        Encoding.UTF8.GetBytes(value, Take(bytes));
    }

    public void WriteListSize(int size) => WriteSize(size, Marker.TinyList, Marker.List8, Marker.List16, Marker.List32);

    public void WriteMapSize(int size) =>
        WriteSize(size, Marker.TinyDictionary, Marker.Dictionary8, Marker.Dictionary16, Marker.Dictionary32);

    public void WriteStructure(byte tag, int fields)
    {
        var bytes = Take(2);
        bytes[0] = (byte)(Marker.TinyStructure | fields);
        bytes[1] = tag;
    }

    private void WriteSize(int size, byte tiny, byte marker8, byte marker16, byte marker32)
    {
        switch (size)
        {
            case < 16 when tiny != 0:
                Take(1)[0] = (byte)(tiny | size);
                break;
            case <= byte.MaxValue:
                var bytes = Take(2);
                bytes[0] = marker8;
                bytes[1] = (byte)size;
                break;
            case <= ushort.MaxValue:
                bytes = Take(3);
                bytes[0] = marker16;
                BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], (ushort)size);
                break;
            default:
                bytes = Take(5);
                bytes[0] = marker32;
                BinaryPrimitives.WriteInt32BigEndian(bytes[1..], size);
                break;
        }
    }

    private Span<byte> Take(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, (int)Math.Max(Math.Min(2L * _buffer.Length, Array.MaxLength), (long)_length + count));
        }

        var bytes = _buffer.AsSpan(_length, count);
        _length += count;
        return bytes;
    }
}
