using System.Net;
using System.Net.Sockets;

namespace KejiGraph.Testing.Servers;

/// <summary>
/// A loopback port that passes on what comes to a server and what it answers, and lets a test act at an exact place of the
/// conversation: each piece is looked at before it is passed on.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly LoopbackListener _listener;

    /// <summary>Starts to listen for clients of a server on a loopback port.</summary>
    public Wire(int server) => _listener = new LoopbackListener((client, _, end) => ConnectAsync(client, server, end));

    /// <summary>Where clients find it.</summary>
    public int Port => _listener.Port;

    /// <summary>Looks at each piece that a client sends and says whether it is passed on; else the connection is cut.</summary>
    public Func<ReadOnlyMemory<byte>, bool> Asking { get; set; } = _ => true;

    /// <summary>Looks at each piece that the server sends and says whether it is passed on; else the connection is cut.</summary>
    public Func<ReadOnlyMemory<byte>, bool> Answering { get; set; } = _ => true;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ConnectAsync(TcpClient client, int port, CancellationToken end)
    {
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, port, end);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(end);
            var asking = PassAsync(client, server, piece => Asking(piece), either);
            var answering = PassAsync(server, client, piece => Answering(piece), either);
            await Task.WhenAll(asking, answering);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            // Nobody listens, or the test is over: the client sees its connection end.
        }
    }

    private static async Task PassAsync(
        TcpClient from, TcpClient to, Func<ReadOnlyMemory<byte>, bool> look, CancellationTokenSource either)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, either.Token) is var bytes && bytes > 0 && look(buffer.AsMemory(0, bytes)))
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, bytes), either.Token);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // One end hung up.
        }
        finally
        {
            await either.CancelAsync();
        }
    }
}
