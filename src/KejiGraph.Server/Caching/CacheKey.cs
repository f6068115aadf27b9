using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;

namespace KejiGraph.Server.Caching;

/// <summary>
/// What an answer is kept under: 128 bits of the SHA-256 of all that decides on it (document, operation, coerced variables, error
/// behaviour, form of delivery, scope). How the JSON of variables is written does not, and neither does the method of HTTP: what a
/// transport may not carry is never kept.
/// </summary>
internal readonly record struct CacheKey(UInt128 Value)
{
    /// <summary>The key of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="scope">What divides caches from each other: always as many bytes, see <see cref="CacheScope"/>.</param>
    public static CacheKey Of(PreparedRequest request, ReadOnlySpan<byte> scope)
    {
        using var bytes = new ResponseBuffer();
        bytes.Write(scope);
        BinaryPrimitives.WriteInt32LittleEndian(
            bytes.GetSpan(sizeof(int)), (int)request.Request.OnError << 8 | (int)request.Request.Incremental);
        bytes.Advance(sizeof(int));
        request.WriteIdentity(bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.Written.Span, hash);
        return new CacheKey(BinaryPrimitives.ReadUInt128LittleEndian(hash));
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
