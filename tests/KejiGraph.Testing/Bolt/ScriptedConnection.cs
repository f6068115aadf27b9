using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;
using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Testing.Bolt;

/// <summary>One connection of a <see cref="ScriptedBoltServer"/>, seen from the server.</summary>
public sealed class ScriptedConnection(TcpClient client, ConcurrentQueue<string> heard, CancellationToken end) : IDisposable
{
    /// <summary>The messages of clients by their signature.</summary>
    internal static readonly Dictionary<byte, string> Names = new()
    {
        [0x01] = "HELLO",
        [0x02] = "GOODBYE",
        [0x0F] = "RESET",
        [0x10] = "RUN",
        [0x11] = "BEGIN",
        [0x12] = "COMMIT",
        [0x13] = "ROLLBACK",
        [0x2F] = "DISCARD",
        [0x3F] = "PULL",
        [0x66] = "ROUTE",
        [0x6A] = "LOGON",
        [0x6B] = "LOGOFF",
    };

    private readonly NetworkStream _stream = client.GetStream();

    /// <summary>The largest chunk that is sent; 65535 if nothing else is said.</summary>
    public int ChunkBytes { get; set; } = ushort.MaxValue;

    /// <summary>Whether every byte is sent on its own.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Reads so many bytes.</summary>
    public async Task<byte[]> ReadBytesAsync(int count)
    {
        var bytes = new byte[count];
        await _stream.ReadExactlyAsync(bytes, end);
        return bytes;
    }

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendAsync(params byte[] bytes)
    {
        foreach (var part in IsSlow ? bytes.Chunk(1) : [bytes])
        {
            await _stream.WriteAsync(part, end);
        }
    }

    /// <summary>Reads a message, its name and fields.</summary>
    public async Task<(string Name, List<object?> Fields)> ReadAsync()
    {
        var message = new List<byte>();
        while (BinaryPrimitives.ReadUInt16BigEndian(await ReadBytesAsync(2)) is var size && size > 0)
        {
            message.AddRange(await ReadBytesAsync(size));
        }

        var structure = Decode([.. message]);
        var name = Names[structure.Tag];
        heard.Enqueue(name);
        return (name, [.. structure.Fields]);
    }

    /// <summary>Reads messages that must have these names, and gives the fields of the last.</summary>
    public async Task<List<object?>> ExpectAsync(params string[] names)
    {
        var fields = new List<object?>();
        foreach (var expected in names)
        {
            (var name, fields) = await ReadAsync();
            Assert.Equal(expected, name);
        }

        return fields;
    }

    /// <summary>Answers SUCCESS.</summary>
    public Task SuccessAsync(params (string Key, object? Value)[] metadata) =>
        MessageAsync(BoltBytes.Structure(0x70, metadata.ToDictionary(pair => pair.Key, pair => pair.Value)));

    /// <summary>Answers FAILURE as servers from Bolt 5.7 do.</summary>
    public Task FailureAsync(string code, string message) => MessageAsync(BoltBytes.Structure(
        0x7F, new Dictionary<string, object?> { ["neo4j_code"] = code, ["gql_status"] = "50N42", ["message"] = message }));

    /// <summary>Answers IGNORED.</summary>
    public Task IgnoredAsync() => MessageAsync(BoltBytes.Structure(0x7E));

    /// <summary>Sends a record.</summary>
    public Task RecordAsync(params object?[] values) => MessageAsync(BoltBytes.Structure(0x71, [values]));

    /// <summary>Sends a message in chunks.</summary>
    public Task MessageAsync(byte[] message) => SendAsync(BoltBytes.Chunks(message, ChunkBytes));

    /// <summary>Takes the handshake and answers with one version.</summary>
    public async Task AgreeAsync(byte major, byte minor)
    {
        await ReadBytesAsync(20);
        await SendAsync(0, 0, minor, major);
    }

    /// <summary>Welcomes a client that speaks Bolt 5.4 and tells it nothing but a name.</summary>
    public async Task WelcomeAsync(params (string Key, object? Value)[] hello)
    {
        await AgreeAsync(5, 4);
        await ExpectAsync("HELLO", "LOGON");
        await SuccessAsync([("server", "Neo4j/5.99.0"), .. hello]);
        await SuccessAsync();
    }

    /// <summary>Answers a statement with one field <c>n</c> and these values, one a record.</summary>
    public async Task ResultAsync(params object?[] values)
    {
        await SuccessAsync(("fields", new object?[] { "n" }));
        foreach (var value in values)
        {
            await RecordAsync(value);
        }

        await SuccessAsync(("type", "r"), ("db", "neo4j"));
    }

    /// <summary>Answers whatever comes the way a healthy server does, until the client hangs up.</summary>
    public async Task ServeAsync()
    {
        while (true)
        {
            switch ((await ReadAsync()).Name)
            {
                case "RUN":
                    await SuccessAsync(("fields", new object?[] { "n" }));
                    break;
                case "PULL":
                    await RecordAsync(1L);
                    await SuccessAsync(("type", "r"), ("db", "neo4j"));
                    break;
                case "COMMIT":
                    await SuccessAsync(("bookmark", "bookmark:1"));
                    break;
                case "GOODBYE":
                    return;
                default:
                    await SuccessAsync();
                    break;
            }
        }
    }

    /// <summary>Answers nothing more and keeps the connection open until the test is over.</summary>
    public Task HangAsync()
    {
        var over = new TaskCompletionSource();
        end.Register(over.SetResult);
        return over.Task;
    }

    /// <summary>Ends the connection with RST, as a crash of the machine's network stack does.</summary>
    public void Reset()
    {
        client.Client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static BoltStructure Decode(byte[] message)
    {
        var reader = new PackStreamReader(message);
        return (BoltStructure)reader.ReadValue()!;
    }
}
