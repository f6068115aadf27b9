using System.Diagnostics;

namespace KejiGraph.Redis.Protocol;

/// <summary>
/// Reads replies from a stream, RESP2 and RESP3 alike. A reply may come in any pieces. What it takes in memory and how deep it nests is
/// bounded, and nothing is set aside for what was only announced, but for one string within the bound. Used by one at a time.
/// </summary>
internal sealed class ReplyReader(Stream stream, string address, int maxReplyBytes)
{
    /// <summary>How deep replies may nest. Redis itself goes to about five.</summary>
    public const int MaxDepth = 32;

    /// <summary>What a part takes besides its bytes.</summary>
    private const int BytesPerPart = 24;

    /// <summary>A line is a number, a short text or an error; it must fit the buffer.</summary>
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private long _allowed;

    /// <summary>The next reply, without its attributes.</summary>
    /// <exception cref="RedisConnectionException">What came is not RESP or is too large.</exception>
    /// <exception cref="EndOfStreamException">The server has closed the connection.</exception>
    public ValueTask<RedisReply> ReadAsync()
    {
        _allowed = maxReplyBytes;
        return ReadPartAsync(0);
    }

    private async ValueTask<RedisReply> ReadPartAsync(int depth)
    {
        while (true)
        {
            Spend(BytesPerPart);
            int length;
            while ((length = LineLength()) < 0)
            {
                await FillAsync().ConfigureAwait(false);
            }

            var (kind, simple, count) = ReadLine(length);
            switch (kind)
            {
                case Shape.Simple:
                    return simple;
                case Shape.Bytes:
                    return RedisReply.OfBytes(simple.Kind, await ReadBytesAsync(simple.Kind, count).ConfigureAwait(false));
                case Shape.Items:
                    return RedisReply.OfItems(simple.Kind, await ReadItemsAsync(simple.Kind, count, depth).ConfigureAwait(false));
                case Shape.Attribute:
                    // An attribute stands before the part that it tells something about, and may be passed over.
                    await ReadItemsAsync(simple.Kind, count, depth).ConfigureAwait(false);
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private async ValueTask<RedisReply[]> ReadItemsAsync(RedisReplyKind kind, long count, int depth)
    {
        if (depth == MaxDepth)
        {
            throw Errors.TooDeep(address, MaxDepth);
        }

        if (kind == RedisReplyKind.Push && depth > 0)
        {
            throw Errors.NotResp(address, "a push inside of a reply");
        }

        var length = kind == RedisReplyKind.Map ? count * 2 : count;
        if (length > _allowed / BytesPerPart)
        {
            throw Errors.TooLarge(address, maxReplyBytes);
        }

        var items = new List<RedisReply>((int)Math.Min(length, 64));
        while (items.Count < length)
        {
            items.Add(await ReadPartAsync(depth + 1).ConfigureAwait(false));
        }

        return [.. items];
    }

    private async ValueTask<byte[]> ReadBytesAsync(RedisReplyKind kind, long length)
    {
        Spend(length);
        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        var there = (int)Math.Min(length, _end - _start);
        _buffer.AsSpan(_start, there).CopyTo(bytes);
        _start += there;

        // The rest goes where it belongs, without a stop in the buffer.
        await stream.ReadExactlyAsync(bytes.AsMemory(there)).ConfigureAwait(false);
        while (_end - _start < 2)
        {
            await FillAsync().ConfigureAwait(false);
        }

        if (_buffer[_start] != '\r' || _buffer[_start + 1] != '\n')
        {
            throw Errors.NotResp(address, "a string that is longer than announced");
        }

        _start += 2;
        return kind == RedisReplyKind.VerbatimString && (length < 4 || bytes[3] != ':')
            ? throw Errors.NotResp(address, "a verbatim string without its format")
            : bytes;
    }

    /// <summary>The length of the line at the start without CR LF, or -1 when it is not all there.</summary>
    private int LineLength()
    {
        var there = _buffer.AsSpan(_start, _end - _start);
        var length = there.IndexOf((byte)'\r');
        if (length >= 0 && length + 1 < there.Length)
        {
            return there[length + 1] == '\n' ? length : throw Errors.NotResp(address, "a line with a CR inside");
        }

        // Without this, a peer that is no Redis and sends no CR at all would be reported only when the buffer is full or the time is over.
        return there.IsEmpty || "+-:$*_#,(!=%|~>"u8.Contains(there[0]) ? -1 : throw Errors.NotResp(address, Byte(there[0]));
    }

    /// <summary>Takes the line away: a whole value, or the kind and the size of what follows.</summary>
    private (Shape Shape, RedisReply Value, long Count) ReadLine(int length)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length + 2;
        if (line.IsEmpty)
        {
            throw Errors.NotResp(address, "an empty line");
        }

        var text = line[1..];
        return line[0] switch
        {
            (byte)'+' => Text(RedisReplyKind.SimpleString, text),
            (byte)'-' => Text(RedisReplyKind.SimpleError, text),
            (byte)':' when RespNumbers.TryInteger(text, out var value) => (Shape.Simple, RedisReply.OfInteger(value), 0),
            (byte)'$' or (byte)'*' when text.SequenceEqual("-1"u8) => (Shape.Simple, RedisReply.Null, 0),
            (byte)'$' => Sized(Shape.Bytes, RedisReplyKind.BulkString, line),
            (byte)'*' => Sized(Shape.Items, RedisReplyKind.Array, line),
            (byte)'_' when text.IsEmpty => (Shape.Simple, RedisReply.Null, 0),
            (byte)'#' when text.SequenceEqual("t"u8) => (Shape.Simple, RedisReply.OfBoolean(true), 0),
            (byte)'#' when text.SequenceEqual("f"u8) => (Shape.Simple, RedisReply.OfBoolean(false), 0),
            (byte)',' when RespNumbers.TryDouble(text, out var value) => (Shape.Simple, RedisReply.OfDouble(value), 0),
            (byte)'(' when RespNumbers.IsBigNumber(text) => Text(RedisReplyKind.BigNumber, text),
            (byte)'!' => Sized(Shape.Bytes, RedisReplyKind.BulkError, line),
            (byte)'=' => Sized(Shape.Bytes, RedisReplyKind.VerbatimString, line),
            (byte)'%' => Sized(Shape.Items, RedisReplyKind.Map, line),
            (byte)'|' => Sized(Shape.Attribute, RedisReplyKind.Map, line),
            (byte)'~' => Sized(Shape.Items, RedisReplyKind.Set, line),
            (byte)'>' => Sized(Shape.Items, RedisReplyKind.Push, line),
            var other => throw Errors.NotResp(address, Byte(other)),
        };
    }

    private (Shape Shape, RedisReply Value, long Count) Text(RedisReplyKind kind, ReadOnlySpan<byte> text)
    {
        Spend(text.Length);
        return (Shape.Simple, RedisReply.OfBytes(kind, text.ToArray()), 0);
    }

    private (Shape Shape, RedisReply Value, long Count) Sized(Shape shape, RedisReplyKind kind, ReadOnlySpan<byte> line)
    {
        // The largest count is far above every bound and far below an overflow when it is doubled.
        if (!RespNumbers.TryInteger(line[1..], out var count) || count < 0)
        {
            throw Errors.NotResp(address, $"a size that is no size after {Byte(line[0])}");
        }

        var reply = shape == Shape.Bytes ? RedisReply.OfBytes(kind, []) : RedisReply.OfItems(kind, []);
        return count > maxReplyBytes ? throw Errors.TooLarge(address, maxReplyBytes) : (shape, reply, count);
    }

    private void Spend(long bytes)
    {
        _allowed -= bytes;
        if (_allowed < 0)
        {
            throw Errors.TooLarge(address, maxReplyBytes);
        }
    }

    private async ValueTask FillAsync()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            throw Errors.NotResp(address, $"a line of more than {_buffer.Length} bytes");
        }

        var count = await stream.ReadAsync(_buffer.AsMemory(_end)).ConfigureAwait(false);
        _end += count > 0 ? count : throw new EndOfStreamException();
    }

    private static string Byte(byte value) => $"the byte {value:X2}";

    /// <summary>What a line says of what follows it.</summary>
    private enum Shape
    {
        Simple,
        Bytes,
        Items,
        Attribute,
    }
}
