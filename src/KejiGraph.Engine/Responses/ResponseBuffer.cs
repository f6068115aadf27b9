using System.Buffers;

namespace KejiGraph.Engine.Responses;

/// <summary>
/// The bytes of a response while they are made: one growing array from the shared pool, which can be cut back to an earlier
/// length when null takes the place of what was written since. Used by one thread at a time.
/// </summary>
public sealed class ResponseBuffer : IBufferWriter<byte>, IDisposable
{
    private const int LeastBytes = 16 * 1024;

    // One large answer must not make the small ones after it take as much.
    private const int MostExpectedBytes = 1024 * 1024;

    private byte[] _bytes;
    private bool _isBorrowed;

    /// <summary>Makes one that is empty.</summary>
    /// <param name="expectedBytes">About how many bytes it will hold: so many are taken at once instead of growing to them.</param>
    public ResponseBuffer(int expectedBytes = 0)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(Math.Clamp(expectedBytes, LeastBytes, MostExpectedBytes));
    }

    private ResponseBuffer(byte[] bytes)
    {
        _bytes = bytes;
        _isBorrowed = true;
        Length = bytes.Length;
    }

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; good until the next write.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>The last byte that was written; 0 when there is none.</summary>
    internal byte Last => Length == 0 ? (byte)0 : _bytes[Length - 1];

    /// <summary>Bytes that others use, too; they are copied before the first change.</summary>
    public static ResponseBuffer Of(byte[] bytes) => new(bytes);

    /// <summary>Forgets what was written after a length.</summary>
    public void Truncate(int length)
    {
        if (_isBorrowed)
        {
            Grow(Length);
        }

        Length = length;
    }

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    /// <summary>Gives the array back. The buffer must not be used any more.</summary>
    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            Return();
            _bytes = [];
            Length = 0;
        }
    }

    /// <summary>Appends one byte.</summary>
    internal void Append(byte value)
    {
        if (Length == _bytes.Length)
        {
            Reserve(1);
        }

        _bytes[Length++] = value;
    }

    /// <summary>Appends bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - Length < bytes.Length)
        {
            Reserve(bytes.Length);
        }

        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Appends bytes between two quotes.</summary>
    internal void AppendQuoted(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - Length < bytes.Length + 2)
        {
            Reserve(bytes.Length + 2);
        }

        var free = _bytes.AsSpan(Length, bytes.Length + 2);
        free[0] = (byte)'"';
        bytes.CopyTo(free[1..]);
        free[^1] = (byte)'"';
        Length += free.Length;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length >= count)
        {
            return;
        }

        Grow(Math.Max(checked(Length + count), _bytes.Length * 2));
    }

    private void Grow(int capacity)
    {
        var grown = ArrayPool<byte>.Shared.Rent(capacity);
        _bytes.AsSpan(0, Length).CopyTo(grown);
        Return();
        _bytes = grown;
    }

    private void Return()
    {
        if (!_isBorrowed)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _isBorrowed = false;
    }
}
