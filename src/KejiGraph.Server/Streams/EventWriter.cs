using System.Buffers;
using System.IO.Pipelines;

namespace KejiGraph.Server.Streams;

/// <summary>
/// Payloads as events of <c>text/event-stream</c> (HTML, chapter "Server-sent events"; graphql-sse, PROTOCOL.md, "Distinct
/// connections mode"), with comments between them. One write at a time: who has something waits for what is on its way.
/// </summary>
internal sealed class EventWriter : IPayloadOutput, IDisposable
{
    private readonly PipeWriter _body;
    private readonly CancellationToken _ended;

    // Payloads come from the operation and comments from the clock.
    private readonly SemaphoreSlim _turn = new(1, 1);

    private EventWriter(PipeWriter body, CancellationToken ended)
    {
        _body = body;
        _ended = ended;
    }

    /// <summary>Begins a response that is a stream. The first comment makes browsers see that it is there.</summary>
    /// <param name="context">The request.</param>
    /// <param name="ended">Cancelled when nobody reads any more.</param>
    public static async Task<EventWriter> OpenAsync(HttpContext context, CancellationToken ended)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.DisableBuffering();
        var events = new EventWriter(context.Response.BodyWriter, ended);
        await events.CommentAsync();
        return events;
    }

    /// <inheritdoc/>
    public ValueTask<bool> NextAsync(ReadOnlyMemory<byte> payload) => WriteAsync(() =>
    {
        // The JSON of responses has no line breaks.
        _body.Write("event: next\ndata: "u8);
        _body.Write(payload.Span);
        _body.Write("\n\n"u8);
    });

    /// <inheritdoc/>
    public async ValueTask CompleteAsync() =>
        await WriteAsync(() =>
        {
            // Without data, even empty ones, an EventSource would not tell its listener.
            _body.Write("event: complete\ndata:\n\n"u8);
        });

    /// <summary>Writes a comment each time an interval has passed, so that nobody on the way takes silence for the end.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, which is how it ends.</exception>
    public async Task KeepAliveAsync(TimeSpan interval, TimeProvider time, CancellationToken until)
    {
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(until) && await CommentAsync())
        {
            // The next one comes with the next tick.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private ValueTask<bool> CommentAsync() => WriteAsync(() => _body.Write(":\n\n"u8));

    private async ValueTask<bool> WriteAsync(Action write)
    {
        await _turn.WaitAsync(_ended);
        try
        {
            write();
            return !(await _body.FlushAsync(_ended)).IsCompleted;
        }
        finally
        {
            _turn.Release();
        }
    }
}
