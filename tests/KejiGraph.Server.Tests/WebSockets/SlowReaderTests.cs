using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using KejiGraph.Server.Tests.Streams;
using KejiGraph.Server.WebSockets;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.WebSockets;

public sealed class SlowReaderTests
{
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_payload_is_not_asked_for_before_the_last_one_is_sent()
    {
        using var socket = new HeldSocket();
        using var writer = new MessageWriter(socket, SendTimeout, new ManualTime());
        var feed = Full();
        using var operation = Begin();
        var delivery = DeliverAsync(feed, new MessageOutput(writer, operation));

        await socket.SendingAsync();
        Assert.Equal(1, feed.Asked);
        socket.Release();
        await socket.SendingAsync();
        Assert.Equal(2, feed.Asked);

        operation.Stop();
        socket.Release();
        await delivery;
        await feed.Ended;
    }

    [Fact]
    public async Task A_reader_that_takes_longer_than_it_may_is_broken_off()
    {
        using var socket = new HeldSocket();
        var time = new ManualTime();
        using var writer = new MessageWriter(socket, SendTimeout, time);
        var feed = Full();
        using var operation = Begin();
        var delivery = DeliverAsync(feed, new MessageOutput(writer, operation));
        await socket.SendingAsync();

        time.Advance(SendTimeout);

        await delivery;
        await feed.Ended;
        Assert.Equal(1, feed.Asked);
    }

    [Fact]
    public async Task A_client_that_reads_nothing_loses_its_connection()
    {
        await using var host = await StreamHost.StartAsync(new SocketOptions { SendTimeout = TimeSpan.FromMilliseconds(200) });
        using var client = new TcpClient();
        var address = host.Authority.Split(':');
        await client.ConnectAsync(address[0], int.Parse(address[1], System.Globalization.CultureInfo.InvariantCulture), Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET /graphql HTTP/1.1\r\nHost: {host.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"),
            Cancellation);
        await stream.WriteAsync(Frame("""{"type":"connection_init"}"""), Cancellation);
        await stream.WriteAsync(Frame("""{"type":"subscribe","id":"1","payload":{"query":"events a"}}"""), Cancellation);
        var payload = new string('1', 1 << 20);
        for (var count = 0; count < 64; count++)
        {
            host.Script["a"].Emit(payload);
        }

        await host.Script["a"].Ended;

        Assert.InRange(host.Script["a"].Asked, 1, 63);
    }

    private static Feed Full()
    {
        var feed = new Feed();
        for (var count = 0; count < 10; count++)
        {
            feed.Emit("{}");
        }

        return feed;
    }

    private static Operation Begin()
    {
        Assert.Equal(Admission.Begun, new OperationTable(max: 1).TryBegin("1", out var operation));
        return operation;
    }

    private static async Task DeliverAsync(Feed feed, MessageOutput output)
    {
        await foreach (var payload in feed.TakeAsync(Cancellation))
        {
            if (!await output.NextAsync(payload.Written))
            {
                return;
            }
        }
    }

    /// <summary>A text frame of a client: FIN and text, masked with zeros, less than 126 bytes long.</summary>
    private static byte[] Frame(string text) => [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];

    /// <summary>A socket whose sends wait until the test lets them through.</summary>
    private sealed class HeldSocket : WebSocket
    {
        private readonly SemaphoreSlim _sending = new(0);
        private readonly SemaphoreSlim _released = new(0);
        private WebSocketState _state = WebSocketState.Open;

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => _state;

        public override string? SubProtocol => null;

        public Task SendingAsync() => _sending.WaitAsync(Cancellation);

        public void Release() => _released.Release();

        public override async Task SendAsync(
            ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
        {
            _sending.Release();
            await _released.WaitAsync(cancellationToken);
        }

        public override void Abort() => _state = WebSocketState.Aborted;

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task CloseOutputAsync(
            WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override void Dispose()
        {
            _sending.Dispose();
            _released.Dispose();
        }
    }
}
