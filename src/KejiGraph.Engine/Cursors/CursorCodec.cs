using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Cursors;

/// <summary>
/// Cursors as clients see them: opaque, signed, good for one order only.
/// <code>
/// cursor  := base64url( mac payload )     mac: the first 8 bytes of HMAC-SHA256 over order and payload
/// payload := value* id id?                one value for each sort key; the id of the node, then of the relationship
/// </code>
/// The order is signed but not sent, so a cursor cannot be used with another one. Immutable.
/// </summary>
/// <param name="secret">The key of the signature. Servers that stand in for each other must share it.</param>
public sealed class CursorCodec(byte[] secret)
{
    private const int MacBytes = 8;

    /// <summary>Writes a cursor.</summary>
    internal void Write(ResponseBuffer output, Ordering ordering, CursorKey key)
    {
        var payload = new ArrayBufferWriter<byte>();
        CursorValues.Write(payload, key);
        Span<byte> cursor = new byte[MacBytes + payload.WrittenCount];
        Sign(ordering, payload.WrittenSpan, cursor);
        payload.WrittenSpan.CopyTo(cursor[MacBytes..]);
        output.Advance(Base64Url.EncodeToUtf8(cursor, output.GetSpan(Base64Url.GetEncodedLength(cursor.Length))));
    }

    /// <summary>Reads a cursor; false when it was not made by this server for this order.</summary>
    internal bool TryRead(string cursor, Ordering ordering, [NotNullWhen(true)] out CursorKey? key)
    {
        key = null;
        var bytes = new byte[Base64Url.GetMaxDecodedLength(cursor.Length)];
        // Not TryDecodeFromChars: that one throws on a character that is not of the alphabet.
        if (Base64Url.DecodeFromChars(cursor, bytes, out _, out var length) != OperationStatus.Done || length < MacBytes)
        {
            return false;
        }

        var payload = bytes.AsSpan(MacBytes, length - MacBytes);
        Span<byte> mac = stackalloc byte[MacBytes];
        Sign(ordering, payload, mac);
        return CryptographicOperations.FixedTimeEquals(mac, bytes.AsSpan(0, MacBytes))
            && CursorValues.TryRead(payload, ordering.Keys.Length, out key);
    }

    private void Sign(Ordering ordering, ReadOnlySpan<byte> payload, Span<byte> mac)
    {
        var order = Encoding.UTF8.GetBytes(ordering.ToString());
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, [.. order, 0, .. payload], hash);
        hash[..MacBytes].CopyTo(mac);
    }
}
