using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KejiGraph.Testing.Servers;

/// <summary>A server in a process of its own, as an operator starts it, on a free port and in a folder of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string folder, int port, IReadOnlyDictionary<string, string> environment, string[] settings)
    {
        Folder = folder;
        Url = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[ProgramPath, $"--Server:Urls={Url}", .. settings])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _listening.TrySetResult();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The built program.</summary>
    public static string ProgramPath
    {
        get
        {
            var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                ? "Release"
                : "Debug";
            return Repository.PathOf("src", "KejiGraph.Server", "bin", configuration, "net10.0", "KejiGraph.Server.dll");
        }
    }

    /// <summary>The working directory.</summary>
    public string Folder { get; }

    /// <summary>Where the server listens.</summary>
    public string Url { get; }

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>How much time of a processor it took so far; the system counts in steps of 10 ms.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>All that it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, params string[] settings)
    {
        var server = Launch(folder, FreePort(), settings);
        await server._listening.Task;
        return server._process.HasExited
            ? throw new InvalidOperationException($"The server ended at its start:\n{server.Output}")
            : server;
    }

    /// <summary>Starts a server on a port and waits for nothing.</summary>
    public static ServerProcess Launch(string folder, int port, params string[] settings) =>
        Launch(folder, port, new Dictionary<string, string>(), settings);

    /// <summary>Starts a server with variables in its environment, too.</summary>
    public static ServerProcess Launch(
        string folder, int port, IReadOnlyDictionary<string, string> environment, params string[] settings) =>
        new(folder, port, environment, settings);

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits for the end of the process and gives its exit code.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends the process at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends a signal, such as TERM.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Append(line).Append('\n');
        }

        if (line.Contains("Listening on", StringComparison.Ordinal))
        {
            _listening.TrySetResult();
        }
    }
}
