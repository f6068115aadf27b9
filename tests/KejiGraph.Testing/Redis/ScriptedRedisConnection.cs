using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KejiGraph.Testing.Redis;

/// <summary>One connection of a <see cref="ScriptedRedisServer"/>, seen from the server.</summary>
public sealed class ScriptedRedisConnection(TcpClient client, ConcurrentQueue<string> heard, CancellationToken end) : IDisposable
{
    private readonly BufferedStream _input = new(client.GetStream());
    private readonly NetworkStream _output = client.GetStream();

    /// <summary>The port of the server.</summary>
    public int LocalPort => ((IPEndPoint)client.Client.LocalEndPoint!).Port;

    /// <summary>Whether every byte is sent on its own.</summary>
    public bool IsSlow { get; set; }

    /// <summary>The next command.</summary>
    public async Task<string[]> ReadAsync()
    {
        client.NoDelay = true;
        var words = new string[await ReadSizeAsync('*')];
        for (var index = 0; index < words.Length; index++)
        {
            var bytes = new byte[await ReadSizeAsync('$') + 2];
            await _input.ReadExactlyAsync(bytes, end);
            words[index] = Encoding.UTF8.GetString(bytes, 0, bytes.Length - 2);
        }

        heard.Enqueue(string.Join(' ', words));
        return words;
    }

    /// <summary>Reads a command that must have this name, and answers it.</summary>
    public async Task<string[]> AnswerAsync(string name, string reply)
    {
        var command = await ReadAsync();
        Assert.Equal(name, command[0]);
        await SendAsync(reply);
        return command;
    }

    /// <summary>Sends text as UTF-8. Its line feeds are CR LF on the wire, and the last one is added.</summary>
    public Task SendAsync(string lines) => SendBytesAsync(Encoding.UTF8.GetBytes(lines.ReplaceLineEndings("\r\n") + "\r\n"));

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendBytesAsync(byte[] bytes)
    {
        foreach (var part in IsSlow ? bytes.Chunk(1) : [bytes])
        {
            await _output.WriteAsync(part, end);
        }
    }

    /// <summary>Welcomes a client that speaks RESP3.</summary>
    public Task WelcomeAsync() => AnswerAsync("HELLO", "%1\n+proto\n:3");

    /// <summary>Answers nothing more and keeps the connection open until the test is over.</summary>
    public Task HangAsync()
    {
        var over = new TaskCompletionSource();
        end.Register(() => over.TrySetResult());
        return over.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<int> ReadSizeAsync(char kind)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (!line.ToString().EndsWith("\r\n", StringComparison.Ordinal))
        {
            await _input.ReadExactlyAsync(one, end);
            line.Append((char)one[0]);
        }

        Assert.Equal(kind, line[0]);
        return int.Parse(line.ToString(1, line.Length - 3), CultureInfo.InvariantCulture);
    }
}
