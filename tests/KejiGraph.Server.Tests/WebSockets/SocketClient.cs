using System.Net.WebSockets;
using System.Text;
using KejiGraph.Server.Tests.Streams;

namespace KejiGraph.Server.Tests.WebSockets;

/// <summary>A client that says exactly what a test tells it to, and hears everything.</summary>
internal sealed class SocketClient : IDisposable
{
    private SocketClient()
    {
    }

    /// <summary>The socket.</summary>
    public ClientWebSocket Socket { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens a socket.</summary>
    public static async Task<SocketClient> OpenAsync(
        string authority,
        string? subprotocol = "graphql-transport-ws",
        string? origin = null,
        (string Name, string Value)? header = null)
    {
        var client = new SocketClient();
        if (subprotocol is not null)
        {
            client.Socket.Options.AddSubProtocol(subprotocol);
        }

        if (origin is not null)
        {
            client.Socket.Options.SetRequestHeader("Origin", origin);
        }

        if (header is var (name, value))
        {
            client.Socket.Options.SetRequestHeader(name, value);
        }

        await client.Socket.ConnectAsync(new Uri($"ws://{authority}/graphql"), Cancellation);
        return client;
    }

    /// <summary>Opens a socket and has the connection acknowledged.</summary>
    public static async Task<SocketClient> ConnectAsync(StreamHost host)
    {
        var client = await OpenAsync(host.Authority);
        await client.SayAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());
        return client;
    }

    /// <summary>Sends a message.</summary>
    public Task SayAsync(string message) => SayAsync(Encoding.UTF8.GetBytes(message));

    /// <summary>Sends a frame.</summary>
    public Task SayAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text, bool isEnd = true) =>
        Socket.SendAsync(bytes, type, isEnd, Cancellation);

    /// <summary>Sends a document under an id.</summary>
    public Task SubscribeAsync(string id, string document) =>
        SayAsync($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{document}}}"}}""");

    /// <summary>The next message, or "closed", the code and the reason.</summary>
    public async Task<string> HearAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var received = await Socket.ReceiveAsync(buffer.AsMemory(), Cancellation);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return $"closed {(int)Socket.CloseStatus!} {Socket.CloseStatusDescription}";
            }

            Assert.Equal(WebSocketMessageType.Text, received.MessageType);
            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.ToArray());
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Socket.Dispose();
}
