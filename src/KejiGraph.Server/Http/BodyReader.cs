using System.IO.Compression;
using KejiGraph.Engine.Responses;

namespace KejiGraph.Server.Http;

/// <summary>
/// Reads the body of a request into a pooled buffer, decompressed. The limit counts what comes out of the decompression, and
/// reading ends there: a small body that would become a huge one costs no more than a large one.
/// </summary>
/// <param name="maxBytes">The largest body.</param>
internal sealed class BodyReader(int maxBytes)
{
    public const string Encodings = "gzip, deflate, br";

    /// <summary>A promised length is believed up to here; what is longer grows while it arrives.</summary>
    private const int MaxReservedBytes = 1 << 20;

    /// <summary>Reads the body. Whoever asked gives the buffer back.</summary>
    /// <exception cref="RefusedException">It is too large, or not encoded as it says.</exception>
    public async ValueTask<ResponseBuffer> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw HttpErrors.BodyTooLarge(maxBytes);
        }

        var body = new ResponseBuffer();
        try
        {
            if (request.Headers.ContentEncoding is not [{ Length: > 0 } encoding])
            {
                await FillAsync(body, request.Body, request.ContentLength, cancellationToken);
            }
            else
            {
                await DecodeAsync(body, request, encoding, cancellationToken);
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private async ValueTask DecodeAsync(
        ResponseBuffer body, HttpRequest request, string encoding, CancellationToken cancellationToken)
    {
        await using var decoded = Decoder(request, encoding);
        try
        {
            await FillAsync(body, decoded, length: null, cancellationToken);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or InvalidOperationException)
        {
            // The decoder of Brotli says so with the second.
            throw HttpErrors.NotDecoded(encoding);
        }
    }

    private static Stream Decoder(HttpRequest request, string encoding)
    {
        switch (encoding.ToLowerInvariant())
        {
            case "identity":
                return request.Body;
            case "gzip" or "x-gzip":
                return new GZipStream(request.Body, CompressionMode.Decompress);
            case "deflate":
                return new ZLibStream(request.Body, CompressionMode.Decompress);
            case "br":
                return new BrotliStream(request.Body, CompressionMode.Decompress);
            default:
                request.HttpContext.Response.Headers.AcceptEncoding = Encodings;
                throw HttpErrors.ContentEncoding(encoding);
        }
    }

    /// <summary>Reads to the promised length, or to the end of a body that promises none.</summary>
    private async ValueTask FillAsync(ResponseBuffer body, Stream source, long? length, CancellationToken cancellationToken)
    {
        _ = body.GetMemory((int)Math.Min(length ?? 0, MaxReservedBytes));
        while (body.Length != length)
        {
            var room = body.GetMemory();
            var count = await source.ReadAsync(room[..Math.Min(room.Length, maxBytes + 1 - body.Length)], cancellationToken);
            if (count == 0)
            {
                return;
            }

            body.Advance(count);
            if (body.Length > maxBytes)
            {
                throw HttpErrors.BodyTooLarge(maxBytes);
            }
        }
    }
}
