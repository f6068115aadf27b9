using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace KejiGraph.Server.Http;

/// <summary>The strong <c>ETag</c> of an answer (RFC 9110, 8.8.3): it changes with any byte of the body, and with its media type.</summary>
internal static class EntityTag
{
    /// <summary>128 bits: that two answers share them by chance cannot happen.</summary>
    private const int TagBytes = 16;

    /// <summary>The tag, with its quotes.</summary>
    public static string Of(ReadOnlySpan<byte> body, string mediaType) => Of(HashOf(body), mediaType);

    /// <summary>The hash of a body, as the tag has it.</summary>
    public static string HashOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return Base64Url.EncodeToString(hash[..TagBytes]);
    }

    /// <summary>The tag of a body whose hash is known.</summary>
    public static string Of(string hash, string mediaType) => $"\"{(mediaType == MediaTypes.Json ? 'j' : 'g')}{hash}\"";

    /// <summary>The client has the answer with this tag already (<c>If-None-Match</c>, which compares weakly).</summary>
    public static bool IsKnown(HttpRequest request, string tag)
    {
        var header = request.Headers.IfNoneMatch;
        if (header.Count == 0 || !EntityTagHeaderValue.TryParseList(header, out var known))
        {
            return false;
        }

        foreach (var one in known)
        {
            if (one.Tag.Equals("*", StringComparison.Ordinal) || one.Tag.Equals(tag, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
