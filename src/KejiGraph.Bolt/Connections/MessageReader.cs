using System.Buffers.Binary;

namespace KejiGraph.Bolt.Connections;

/// <summary>
/// Puts messages together from chunks, in the buffer into which they were received: chunk headers are closed up by moving what follows
/// them, so a message lies in one piece and a message of one chunk is not moved at all.
/// <code>
/// 00 10  …16 bytes…  00 04  …4 bytes…  00 00      one message of 20 bytes
/// 00 00                                           between messages: a sign of life, passed over
/// </code>
/// </summary>
internal sealed class MessageReader(string address, int maxMessageBytes)
{
    private const int InitialBytes = 16 * 1024;
    private const int KeptBytes = 1024 * 1024;

    private byte[] _buffer = new byte[InitialBytes];

    /// <summary>Where the message begins that is put together.</summary>
    private int _start;

    /// <summary>How many bytes of it are in one piece.</summary>
    private int _length;

    /// <summary>The first byte that nobody looked at, and the end of what was received.</summary>
    private int _next;
    private int _end;

    /// <summary>How many bytes of the chunk are still to come.</summary>
    private int _chunkLeft;

    /// <summary>Whether part of a message was received, or bytes that nobody looked at.</summary>
    public bool HasRest => _length > 0 || _chunkLeft > 0 || _next < _end;

    /// <summary>Takes the next message, if all of it was received. Its bytes live until <see cref="Room"/> is called.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> message)
    {
        message = default;
        while (true)
        {
            if (_chunkLeft > 0)
            {
                if (!TakeChunk())
                {
                    return false;
                }
            }

            if (_end - _next < 2)
            {
                return false;
            }

            var size = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(_next));
            _next += 2;
            if (size > 0)
            {
                _start = _length == 0 ? _next : _start;
                _chunkLeft = size;
            }
            else if (_length > 0)
            {
                message = _buffer.AsMemory(_start, _length);
                _start = _next;
                _length = 0;
                return true;
            }
        }
    }

    /// <summary>Room to receive into.</summary>
    public Memory<byte> Room()
    {
        if (_length == 0 && _next == _end)
        {
            (_start, _next, _end) = (0, 0, 0);
            if (_buffer.Length > KeptBytes && _chunkLeft == 0)
            {
                _buffer = new byte[InitialBytes];
            }
        }

        if (_end == _buffer.Length)
        {
            CloseUp();
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>Says how many bytes were received into the room.</summary>
    public void Received(int bytes) => _end += bytes;

    /// <summary>Moves what there is of the chunk behind what there is of the message; says whether the chunk is whole.</summary>
    private bool TakeChunk()
    {
        var bytes = Math.Min(_chunkLeft, _end - _next);
        if (_length + _chunkLeft > maxMessageBytes)
        {
            throw Errors.MessageTooLarge(address, maxMessageBytes);
        }

        if (_start + _length != _next)
        {
            Buffer.BlockCopy(_buffer, _next, _buffer, _start + _length, bytes);
        }

        _length += bytes;
        _next += bytes;
        _chunkLeft -= bytes;
        return _chunkLeft == 0;
    }

    /// <summary>Makes room at the end: to the front with the message and what follows it, in a larger buffer where that gives too little.</summary>
    private void CloseUp()
    {
        var unread = _end - _next;
        var target = _length + unread > _buffer.Length / 2 ? new byte[(int)Math.Min(2L * _buffer.Length, Array.MaxLength)] : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, _length);
        Buffer.BlockCopy(_buffer, _next, target, _length, unread);
        (_buffer, _start, _next, _end) = (target, 0, _length, _length + unread);
    }
}
