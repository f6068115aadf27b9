using System.Net;
using System.Net.Sockets;

namespace KejiGraph.Testing.Servers;

/// <summary>
/// Accepts connections on a free loopback port and serves each as it is told, all at the same time. What goes wrong in serving is thrown
/// when the listener is disposed of, which ends all of them.
/// </summary>
public sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<TcpClient, int, CancellationToken, Task> _serve;
    private readonly Task _accepting;
    private int _connections;
    private int _isStopped;

    /// <summary>Starts to listen.</summary>
    /// <param name="serve">Serves a connection, told which one it is, from 0, and when to end.</param>
    public LoopbackListener(Func<TcpClient, int, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Host and port.</summary>
    public string Address => $"127.0.0.1:{Port}";

    /// <summary>How many connections there were.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 1)
        {
            return;
        }

        // Stopping a listener that is about to accept would throw there; the cancellation ends it in any case.
        await _end.CancelAsync();
        await _accepting;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                served.Add(ServeAsync(client, Interlocked.Increment(ref _connections) - 1));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        using (client)
        {
            await _serve(client, number, _end.Token);
        }
    }
}
