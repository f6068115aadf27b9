using System.Collections.Concurrent;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Testing.Redis;

/// <summary>
/// A RESP server on a loopback port that does what a script says, for what a healthy server never does. The script is run once for each
/// connection; it is told which one it is, from 0. What goes wrong in a script is thrown when the server is disposed of.
/// </summary>
public sealed class ScriptedRedisServer : IAsyncDisposable
{
    private readonly LoopbackListener _listener;

    /// <summary>Starts to listen.</summary>
    public ScriptedRedisServer(Func<ScriptedRedisConnection, int, Task> script)
    {
        _listener = new LoopbackListener(async (client, number, end) =>
        {
            using var connection = new ScriptedRedisConnection(client, Heard, end);
            try
            {
                await script(connection, number);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client hung up, or the test is over: that is how most scripts end.
            }
        });
    }

    /// <summary>The port.</summary>
    public int Port => _listener.Port;

    /// <summary>Host and port.</summary>
    public string Address => _listener.Address;

    /// <summary>Where clients find it.</summary>
    public string Uri => $"redis://{Address}";

    /// <summary>The commands of clients so far, in order, their words parted by spaces.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>How many connections there were.</summary>
    public int Connections => _listener.Connections;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();
}
