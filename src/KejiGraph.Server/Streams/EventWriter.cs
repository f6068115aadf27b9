using System.Buffers;
using System.IO.Pipelines;

namespace KejiGraph.Server.Streams;

/// <summary>
/// Writes <c>text/event-stream</c> (HTML, chapter "Server-sent events"; graphql-sse, PROTOCOL.md). One event at a time: who has
/// one waits for those before, so that a slow reader slows the operations and nothing piles up. Safe to share.
/// </summary>
internal sealed class EventWriter : IDisposable
{
    private readonly PipeWriter _body;
    private readonly CancellationToken _ended;
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

    /// <summary>Writes a payload.</summary>
    /// <param name="id">The id of its operation, as a JSON string; empty when only one has the stream.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="isWanted">Asked when its turn has come; the event is dropped when it says no.</param>
    /// <returns>False when it was dropped, or nobody reads any more.</returns>
    public ValueTask<bool> NextAsync(ReadOnlyMemory<byte> id, ReadOnlyMemory<byte> payload, Func<bool> isWanted) => WriteAsync(
        () =>
        {
            _body.Write("event: next\ndata: "u8);
            if (!id.IsEmpty)
            {
                _body.Write("{\"id\":"u8);
                _body.Write(id.Span);
                _body.Write(",\"payload\":"u8);
            }

            _body.Write(payload.Span);
            _body.Write(id.IsEmpty ? "\n\n"u8 : "}\n\n"u8);
        },
        isWanted);

    /// <summary>Says that an operation has no more payloads. Data, even empty, make an EventSource tell its listener.</summary>
    public ValueTask<bool> CompleteAsync(ReadOnlyMemory<byte> id, Func<bool> isWanted) => WriteAsync(
        () =>
        {
            _body.Write("event: complete\ndata:"u8);
            if (!id.IsEmpty)
            {
                _body.Write(" {\"id\":"u8);
                _body.Write(id.Span);
                _body.Write("}"u8);
            }

            _body.Write("\n\n"u8);
        },
        isWanted);

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

    private ValueTask<bool> CommentAsync() => WriteAsync(() => _body.Write(":\n\n"u8), () => true);

    private async ValueTask<bool> WriteAsync(Action write, Func<bool> isWanted)
    {
        await _turn.WaitAsync(_ended);
        try
        {
            if (!isWanted())
            {
                return false;
            }

            write();
            return !(await _body.FlushAsync(_ended)).IsCompleted;
        }
        finally
        {
            _turn.Release();
        }
    }
}
