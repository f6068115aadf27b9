using System.IO.Compression;

namespace KejiGraph.Server.Http;

/// <summary>How the body of a response is packed (RFC 9110, 8.4.1).</summary>
internal enum ContentCoding
{
    /// <summary>Not at all.</summary>
    Identity,

    /// <summary><c>gzip</c>.</summary>
    Gzip,

    /// <summary><c>br</c>.</summary>
    Brotli,
}

/// <summary>Which coding a client takes, and the packing.</summary>
internal static class ContentCodings
{
    /// <summary>Packing fewer bytes than these saves no packet.</summary>
    public const int LeastBytes = 1_024;

    private static readonly string[] Names = ["identity", "gzip", "br"];

    /// <summary>The name of a coding in headers.</summary>
    public static string NameOf(ContentCoding coding) => Names[(int)coding];

    /// <summary>The best coding that a client takes: Brotli, then gzip, among those that it does not refuse with <c>q=0</c>.</summary>
    public static ContentCoding Negotiate(HttpRequest request)
    {
        var best = ContentCoding.Identity;
        foreach (var header in request.Headers.AcceptEncoding)
        {
            foreach (var range in header.AsSpan().Split(','))
            {
                var item = header.AsSpan()[range];
                var end = item.IndexOf(';');
                var coding = CodingOf((end < 0 ? item : item[..end]).Trim());
                if (coding > best && (end < 0 || !IsRefused(item[(end + 1)..])))
                {
                    best = coding;
                }
            }
        }

        return best;
    }

    /// <summary>Packs a body.</summary>
    public static byte[] Encode(ContentCoding coding, ReadOnlySpan<byte> body, CompressionLevel level)
    {
        var packed = new MemoryStream(body.Length / 4);
        using (Stream stream = coding == ContentCoding.Brotli
            ? new BrotliStream(packed, level, leaveOpen: true)
            : new GZipStream(packed, level, leaveOpen: true))
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }

    private static ContentCoding CodingOf(ReadOnlySpan<char> name) =>
        name.Equals("br", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Brotli
        : name.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? ContentCoding.Gzip
        : ContentCoding.Identity;

    /// <summary>The weight is zero, in any of its forms.</summary>
    private static bool IsRefused(ReadOnlySpan<char> parameters)
    {
        var weight = parameters.Trim();
        return weight.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && weight[3..].IndexOfAnyExcept('.', '0') < 0;
    }
}
