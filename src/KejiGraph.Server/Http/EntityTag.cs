using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace KejiGraph.Server.Http;

/// <summary>The strong <c>ETag</c> of an answer (RFC 9110, 8.8.3): it changes with any byte of the body, with its media
/// type and with its coding.</summary>
internal static class EntityTag
{
    /// <summary>128 bits: that two answers share them by chance cannot happen.</summary>
    private const int TagBytes = 16;

    /// <summary>The hash of a body, as the tag has it.</summary>
    public static string HashOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return Base64Url.EncodeToString(hash[..TagBytes]);
    }

    /// <summary>The tag of a body, with its quotes.</summary>
    /// <param name="hash">The hash of the body.</param>
    /// <param name="mediaType">How it is named.</param>
    /// <param name="coding">How it is packed.</param>
    public static string Of(string hash, string mediaType, ContentCoding coding) =>
        coding == ContentCoding.Identity
            ? $"\"{KindOf(mediaType)}{hash}\""
            : $"\"{KindOf(mediaType)}{hash}-{ContentCodings.NameOf(coding)}\"";

    private static char KindOf(string mediaType) => mediaType == MediaTypes.Json ? 'j' : 'g';

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
