using System.Buffers;
using System.IO.Pipelines;
using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Streams;

/// <summary>
/// Payloads as parts of a <c>multipart/mixed</c> body (graphql-over-http, rfcs/IncrementalDelivery.md). The delimiter that ends a
/// part goes with it: a client takes a part for whole only when it has seen what follows.
/// </summary>
internal sealed class MultipartOutput(PipeWriter body, CancellationToken cancellationToken) : IPayloadOutput
{
    /// <inheritdoc/>
    public async ValueTask<bool> NextAsync(ReadOnlyMemory<byte> payload)
    {
        body.Write("\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8);
        body.Write(payload.Span);
        body.Write("\r\n---"u8);
        return !(await body.FlushAsync(cancellationToken)).IsCompleted;
    }

    /// <inheritdoc/>
    public async ValueTask CompleteAsync()
    {
        body.Write("--\r\n"u8);
        await body.FlushAsync(cancellationToken);
    }

    /// <summary>Answers a request with the parts of its response.</summary>
    public static async Task WriteAsync(
        HttpContext context, GraphQLResponse response, StreamForm form, CancellationToken cancellationToken)
    {
        var spec = form == StreamForm.MultipartPaths ? "deferSpec=20220824" : "incrementalSpec=v0.2";
        context.Response.ContentType = $"multipart/mixed; boundary=\"-\"; {spec}";
        context.Response.DisableBuffering();
        context.Response.BodyWriter.Write("\r\n---"u8);
        var parts = new MultipartOutput(context.Response.BodyWriter, cancellationToken);
        await Delivery.SendAsync(response, parts, cancellationToken);
    }
}
