using System.IO.Compression;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Http;

/// <summary>The body of a response in one piece.</summary>
/// <param name="bytes">Its bytes.</param>
/// <param name="kept">The answer that they are, if the response cache had it: then packing and hashing are done once for all requests.</param>
internal readonly struct ResponseBody(ReadOnlyMemory<byte> bytes, CachedAnswer? kept = null)
{
    /// <summary>The number of bytes, not packed.</summary>
    public int Length => bytes.Length;

    /// <summary>Their hash, as an entity tag has it.</summary>
    public string Hash => kept?.Hash ?? EntityTag.HashOf(bytes.Span);

    /// <summary>The bytes in a coding.</summary>
    public ReadOnlyMemory<byte> In(ContentCoding coding) => coding == ContentCoding.Identity
        ? bytes
        : kept?.In(coding) ?? ContentCodings.Encode(coding, bytes.Span, CompressionLevel.Fastest);
}
