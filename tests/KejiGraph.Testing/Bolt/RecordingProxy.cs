using System.Buffers.Binary;
using System.Net.Sockets;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Testing.Bolt;

/// <summary>
/// Stands between a client and a Bolt server on loopback, hands on all bytes as they come, and notes what the client sent. What is noted
/// can be forgotten while the connections are idle; what comes after that begins with a message.
/// </summary>
public sealed class RecordingProxy : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly Lock _lock = new();
    private readonly (string Host, int Port) _server;

    // Writers: the pumps, under the lock. Readers: the test, under it too.
    private List<ClientFlight> _flights = [];
    private long _answeredBytes;

    /// <summary>Starts to listen.</summary>
    public RecordingProxy(Uri server)
    {
        _server = (server.Host, server.Port);
        _listener = new LoopbackListener((client, _, end) => ServeAsync(client, end));
        Uri = new Uri($"bolt://{_listener.Address}");
    }

    /// <summary>Where a client finds it.</summary>
    public Uri Uri { get; }

    /// <summary>What clients sent since the start or the last <see cref="Forget"/>, in pieces as they came.</summary>
    public IReadOnlyList<ClientFlight> Flights
    {
        get
        {
            lock (_lock)
            {
                return [.. _flights];
            }
        }
    }

    /// <summary>Forgets what was sent so far.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            (_flights, _answeredBytes) = ([], 0);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(TcpClient client, CancellationToken end)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(_server.Host, _server.Port, end);
        client.NoDelay = server.NoDelay = true;
        var up = PumpAsync(client, server, bytes => _flights.Add(new ClientFlight(bytes, _answeredBytes)), end);
        var down = PumpAsync(server, client, bytes => _answeredBytes += bytes.Length, end);
        await Task.WhenAny(up, down);

        // Both ends are closed now, which ends the other pump too.
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Action<byte[]> note, CancellationToken end)
    {
        var buffer = new byte[1024 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, end) is var count and > 0)
            {
                lock (_lock)
                {
                    note(buffer[..count]);
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), end);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the two hung up, or the test is over.
        }
    }
}

/// <summary>Bytes that a client sent and that arrived together.</summary>
/// <param name="Bytes">Whole messages, if the client writes them at once.</param>
/// <param name="AnsweredBytes">How much the server had answered before they arrived.</param>
public sealed record ClientFlight(byte[] Bytes, long AnsweredBytes)
{
    /// <summary>The names of the messages, such as "RUN"; one that is cut off is called "…".</summary>
    public IReadOnlyList<string> Messages()
    {
        var names = new List<string>();
        var left = Bytes.AsSpan();
        while (left.Length > 0)
        {
            // Chunks of two bytes of length and as many bytes, then 00 00; the second byte of a message is its signature.
            var name = left.Length > 3 ? ScriptedConnection.Names[left[3]] : "…";
            ushort size = 1;
            while (size > 0)
            {
                size = left.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(left) : ushort.MaxValue;
                if (left.Length < size + 2)
                {
                    return [.. names, "…"];
                }

                left = left[(size + 2)..];
            }

            names.Add(name);
        }

        return names;
    }
}
