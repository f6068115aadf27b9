using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Caching;

/// <summary>
/// What an answer is kept under: 128 bits of the SHA-256 of all that decides on it (document, operation, variables, error behaviour,
/// form of delivery, schema). Requests that differ in white space are different requests; GET and POST are not: what a transport may not
/// carry is never kept.
/// </summary>
internal readonly record struct CacheKey(UInt128 Value)
{
    private const int MostOnStack = 2_048;

    /// <summary>The key of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="scope">What divides caches from each other: the schema, and whoever may see the same.</param>
    public static CacheKey Of(GraphQLRequest request, ReadOnlySpan<byte> scope)
    {
        var variables = request.Variables.ValueKind == System.Text.Json.JsonValueKind.Undefined
            ? default
            : JsonMarshal.GetRawUtf8Value(request.Variables);
        var name = request.OperationName ?? "";
        var length = scope.Length + (4 * sizeof(int)) + Encoding.UTF8.GetMaxByteCount(name.Length) + request.Document.Length + variables.Length;
        var rented = length > MostOnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var bytes = rented ?? stackalloc byte[MostOnStack];
        var written = 0;
        Add(bytes, ref written, scope);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[written..], (int)request.OnError << 8 | (int)request.Incremental);
        written += sizeof(int);

        // Each part with its length before it, so that no two requests write the same bytes.
        AddWithLength(bytes, ref written, request.Document.Span);
        AddWithLength(bytes, ref written, variables);
        written += Encoding.UTF8.GetBytes(name, bytes[written..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..written], hash);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return new CacheKey(BinaryPrimitives.ReadUInt128LittleEndian(hash));
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    private static void AddWithLength(Span<byte> bytes, ref int written, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes[written..], part.Length);
        written += sizeof(int);
        Add(bytes, ref written, part);
    }

    private static void Add(Span<byte> bytes, ref int written, ReadOnlySpan<byte> part)
    {
        part.CopyTo(bytes[written..]);
        written += part.Length;
    }
}
