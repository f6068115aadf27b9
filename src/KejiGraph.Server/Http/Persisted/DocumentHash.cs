using System.Security.Cryptography;

namespace KejiGraph.Server.Http.Persisted;

/// <summary>The SHA-256 of a document's text, in lower-case hexadecimal digits.</summary>
internal static class DocumentHash
{
    /// <summary>The prefix that says of an id that it is this hash (appendix "Persisted Documents").</summary>
    private const string Prefix = "sha256:";

    /// <summary>The hash of a text.</summary>
    public static string Of(ReadOnlySpan<byte> utf8) => Convert.ToHexStringLower(SHA256.HashData(utf8));

    /// <summary>An id without the prefix.</summary>
    public static string Plain(string id) => id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
}
