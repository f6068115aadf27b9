using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace KejiGraph.Testing.Bolt;

/// <summary>
/// A Bolt server on a loopback port that does what a script says, for what a healthy server never does. The script is run once for each
/// connection; it is told which one it is, from 0. What goes wrong in a script is thrown when the server is disposed of.
/// </summary>
public sealed class ScriptedBoltServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<ScriptedConnection, int, Task> _script;
    private readonly Task _accepting;
    private int _connections;
    private int _isStopped;

    /// <summary>Starts to listen.</summary>
    public ScriptedBoltServer(Func<ScriptedConnection, int, Task> script)
    {
        _script = script;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Host and port, as routing tables hold them.</summary>
    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Where a client finds it.</summary>
    public Uri Uri => new($"bolt://{Address}");

    /// <summary>The messages of clients so far, by name and in order, such as "HELLO", "LOGON", "RUN".</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>How many connections there were.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 1)
        {
            return;
        }

        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
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
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(scripts);
        }
    }

    private async Task RunAsync(TcpClient client, int number)
    {
        using var connection = new ScriptedConnection(client, Heard, _end.Token);
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
