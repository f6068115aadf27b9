using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace KejiGraph.Testing.Redis;

/// <summary>
/// A RESP server on a loopback port that does what a script says, for what a healthy server never does. The script is run once for each
/// connection; it is told which one it is, from 0. What goes wrong in a script is thrown when the server is disposed of.
/// </summary>
public sealed class ScriptedRedisServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<ScriptedRedisConnection, int, Task> _script;
    private readonly Task _accepting;
    private int _connections;

    /// <summary>Starts to listen.</summary>
    public ScriptedRedisServer(Func<ScriptedRedisConnection, int, Task> script)
    {
        _script = script;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Host and port.</summary>
    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Where clients find it.</summary>
    public string Uri => $"redis://{Address}";

    /// <summary>The commands of clients so far, in order, their words parted by spaces.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>How many connections there were.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Stopping a listener that is about to accept would throw there; the cancellation ends it in any case.
        await _end.CancelAsync();
        await _accepting;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var scripts = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                scripts.Add(RunAsync(client, Interlocked.Increment(ref _connections) - 1));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(scripts);
        }
    }

    private async Task RunAsync(TcpClient client, int number)
    {
        using var connection = new ScriptedRedisConnection(client, Heard, _end.Token);
        try
        {
            await _script(connection, number);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client hung up, or the test is over: that is how most scripts end.
        }
    }
}
