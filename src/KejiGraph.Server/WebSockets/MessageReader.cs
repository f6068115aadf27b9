using System.Buffers;
using System.Net.WebSockets;

namespace KejiGraph.Server.WebSockets;

/// <summary>Reads whole messages from a WebSocket, in however many frames they come. Used by one task.</summary>
/// <param name="socket">The socket.</param>
/// <param name="maxMessageBytes">The largest message, all its frames together.</param>
internal sealed class MessageReader(WebSocket socket, int maxMessageBytes)
{
    private const int FrameBytes = 4096;

    private readonly ArrayBufferWriter<byte> _message = new();

    /// <summary>Reads the next message.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task<ReadMessage> ReadAsync()
    {
        _message.ResetWrittenCount();
        while (true)
        {
            var received = await socket.ReceiveAsync(_message.GetMemory(FrameBytes), CancellationToken.None);
            switch (received.MessageType)
            {
                case WebSocketMessageType.Close:
                    return new ReadMessage(ReadOutcome.Closed);
                case WebSocketMessageType.Binary:
                    return new ReadMessage(ReadOutcome.Binary);
            }

            _message.Advance(received.Count);
            if (_message.WrittenCount > maxMessageBytes)
            {
                return new ReadMessage(ReadOutcome.TooLarge);
            }

            if (received.EndOfMessage)
            {
                // The JSON of an operation lives on while the next message is read.
                return new ReadMessage(ReadOutcome.Text, _message.WrittenSpan.ToArray());
            }
        }
    }

    /// <summary>Reads until the client closes, too, and forgets what it reads.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the socket is aborted.</exception>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (socket.State == WebSocketState.CloseSent)
        {
            _message.ResetWrittenCount();
            await socket.ReceiveAsync(_message.GetMemory(FrameBytes), cancellationToken);
        }
    }
}

/// <summary>What was read.</summary>
internal readonly record struct ReadMessage(ReadOutcome Outcome, ReadOnlyMemory<byte> Text = default);

/// <summary>How a reading ended.</summary>
internal enum ReadOutcome
{
    /// <summary>A message in UTF-8.</summary>
    Text,

    /// <summary>A message of bytes, which the protocol does not have.</summary>
    Binary,

    /// <summary>A message beyond the limit; the rest of it is unread.</summary>
    TooLarge,

    /// <summary>The client closed.</summary>
    Closed,
}
