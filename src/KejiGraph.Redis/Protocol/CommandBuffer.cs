using System.Buffers.Text;
using System.Text;

namespace KejiGraph.Redis.Protocol;

/// <summary>Commands one after the other as they are sent: <c>*2\r\n$3\r\nGET\r\n$1\r\nk\r\n</c>. Used by one at a time.</summary>
internal sealed class CommandBuffer
{
    /// <summary>A buffer that one large value has made larger than this is not kept.</summary>
    private const int KeptBytes = 256 * 1024;

    /// <summary>A kind, the digits of a number of 64 bits, and CR LF.</summary>
    private const int LongestHeader = 1 + 20 + 2;

    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Appends a command, or, when memory does not suffice, nothing.</summary>
    public void Write(ReadOnlySpan<RedisArgument> command)
    {
        var before = Length;
        try
        {
            WriteHeader((byte)'*', command.Length);
            foreach (ref readonly var argument in command)
            {
                Write(argument);
            }
        }
        catch
        {
            // Half a command would take those after it for its rest.
            Length = before;
            throw;
        }
    }

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > KeptBytes)
        {
            _bytes = new byte[4096];
        }
    }

    private void Write(in RedisArgument argument)
    {
        if (argument.IsNumber)
        {
            Span<byte> digits = stackalloc byte[20];
            Utf8Formatter.TryFormat(argument.Number, digits, out var length);
            WriteBulk(digits[..length]);
        }
        else if (argument.Text is { } text)
        {
            var length = Encoding.UTF8.GetByteCount(text);
            WriteHeader((byte)'$', length);
            Reserve(length + 2);
            Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
            WriteEnd();
        }
        else
        {
            WriteBulk(argument.Bytes.Span);
        }
    }

    private void WriteBulk(ReadOnlySpan<byte> bytes)
    {
        WriteHeader((byte)'$', bytes.Length);
        Reserve(bytes.Length + 2);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
        WriteEnd();
    }

    private void WriteHeader(byte kind, int number)
    {
        Reserve(LongestHeader);
        _bytes[Length++] = kind;
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(Length), out var length);
        Length += length;
        WriteEnd();
    }

    private void WriteEnd()
    {
        _bytes[Length++] = (byte)'\r';
        _bytes[Length++] = (byte)'\n';
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(checked(Length + count), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        }
    }
}
