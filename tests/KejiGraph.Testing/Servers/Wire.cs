using System.Net;
using System.Net.Sockets;

namespace KejiGraph.Testing.Servers;

/// <summary>
/// A loopback port that passes on what comes to a server and what it answers, and lets a test act at an exact place of the
/// conversation: each piece is looked at before it is passed on.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _server;
    private readonly Task _accepting;

    /// <summary>Starts to listen for clients of a server on a loopback port.</summary>
    public Wire(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients find it.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Looks at each piece that a client sends and says whether it is passed on; else the connection is cut.</summary>
    public Func<ReadOnlyMemory<byte>, bool> Asking { get; set; } = _ => true;

    /// <summary>Looks at each piece that the server sends and says whether it is passed on; else the connection is cut.</summary>
    public Func<ReadOnlyMemory<byte>, bool> Answering { get; set; } = _ => true;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ConnectAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ConnectAsync(TcpClient accepted)
    {
        using var client = accepted;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
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
