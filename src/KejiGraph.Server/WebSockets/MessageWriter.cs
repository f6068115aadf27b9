using System.Buffers;
using System.Net.WebSockets;
using KejiGraph.Engine.Responses;

namespace KejiGraph.Server.WebSockets;

/// <summary>
/// Writes messages to a WebSocket. One at a time: whoever has one waits for those before, so that a client that reads
/// slowly slows its operations down, and no message waits in memory but the one on its way. Safe to share.
/// </summary>
/// <param name="socket">The socket.</param>
/// <param name="timeout">How long the client may take to read one message; then the connection is broken off.</param>
/// <param name="time">What the timeout is measured with.</param>
internal sealed class MessageWriter(WebSocket socket, TimeSpan timeout, TimeProvider time) : IDisposable
{
    // RFC 6455, 5.5: a control frame has 125 bytes, and two of them are the code.
    private const int MaxReasonBytes = 123;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Sends a message.</summary>
    /// <param name="write">Writes its text.</param>
    /// <param name="isWanted">Asked when its turn has come; the message is dropped when it says no.</param>
    /// <returns>False when it was dropped, or the connection is gone; the reader of the connection sees that, too.</returns>
    public async ValueTask<bool> SendAsync(Action<ResponseBuffer> write, Func<bool>? isWanted = null)
    {
        await _turn.WaitAsync();
        try
        {
            if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived) || isWanted?.Invoke() == false)
            {
                return false;
            }

            using var message = new ResponseBuffer();
            write(message);
            using var limit = new CancellationTokenSource(timeout, time);
            await socket.SendAsync(message.Written, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            return true;
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Says why the connection ends; nothing can be sent after it.</summary>
    /// <exception cref="WebSocketException">The connection is gone.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task CloseAsync(CloseCode code, string reason, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, Shorten(reason), cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Cuts a reason between two characters, as it can quote what the client sent.</summary>
    private static string Shorten(string reason)
    {
        var bytes = 0;
        var length = 0;
        foreach (var rune in reason.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxReasonBytes)
            {
                return reason[..length];
            }

            length += rune.Utf16SequenceLength;
        }

        return reason;
    }
}
