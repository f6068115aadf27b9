using System.Diagnostics;
using System.Text;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Testing.Redis;

/// <summary>
/// A real redis-server (7 or newer) or Sentinel in a process of its own, on a free loopback port and in a folder of its own. Nothing is
/// kept when it is killed, but for what the settings ask for.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "redis-server";

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _settings;
    private Process? _process;

    private RedisServer(int port, string[] settings)
    {
        Port = port;
        _settings = settings;
    }

    /// <summary>The port; a restart keeps it.</summary>
    public int Port { get; }

    /// <summary>Host and port.</summary>
    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Where clients find it.</summary>
    public string Uri => $"redis://{Address}";

    /// <summary>A server that has started. The test is skipped where the program is not installed.</summary>
    /// <param name="settings">Settings as on the command line, such as <c>--requirepass</c>, <c>secret</c>.</param>
    public static Task<RedisServer> StartAsync(params string[] settings) => StartAsync(ServerProcess.FreePort(), settings);

    /// <summary>A server on a given port; 0 with <c>--tls-port</c> among the settings listens for TLS only.</summary>
    public static async Task<RedisServer> StartAsync(int port, params string[] settings)
    {
        var server = new RedisServer(port, settings);
        try
        {
            RequireProgram();
            await server.LaunchAsync(["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--dir", server._folder.Path, .. settings]);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A Sentinel that has started and watches one master as <c>mymaster</c>, which it gives up after half a second of silence.</summary>
    public static async Task<RedisServer> StartSentinelAsync(RedisServer master)
    {
        RequireProgram();
        var sentinel = new RedisServer(ServerProcess.FreePort(), []);
        var file = Path.Combine(sentinel._folder.Path, "sentinel.conf");
        await File.WriteAllTextAsync(
            file,
            $"""
            port {sentinel.Port}
            bind 127.0.0.1
            dir {sentinel._folder.Path}
            sentinel monitor mymaster 127.0.0.1 {master.Port} 1
            sentinel down-after-milliseconds mymaster 500
            sentinel failover-timeout mymaster 3000

            """);
        await sentinel.LaunchAsync([file, "--sentinel"]);
        return sentinel;
    }

    /// <summary>Runs redis-cli against the server, and gives what it prints.</summary>
    public Task<string> CliAsync(params string[] arguments) => RunCliAsync(["-p", $"{Port}", .. arguments]);

    /// <summary>Runs redis-cli.</summary>
    public static async Task<string> RunCliAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("redis-cli", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var cli = Process.Start(start)!;
        var (output, errors) = (cli.StandardOutput.ReadToEndAsync(), cli.StandardError.ReadToEndAsync());
        await cli.WaitForExitAsync();
        return (await output + await errors).TrimEnd();
    }

    /// <summary>Ends the process at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Stops the process where it is, as a machine that hangs: connections stay open and nobody answers.</summary>
    public async Task PauseAsync()
    {
        await SignalAsync("STOP");
        StoppedProcess.Wait(_process!.Id);
    }

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>Kills it, if it runs, and starts it again on the same port.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        _process!.Dispose();
        await LaunchAsync(["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--dir", _folder.Path, .. _settings]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        _folder.Dispose();
    }

    private static void RequireProgram() => Requirement.Check(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, Program))),
        "redis-server is not installed; on Debian: apt-get install redis-server.");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    private async Task LaunchAsync(string[] arguments)
    {
        var output = new StringBuilder();
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) =>
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }

            if (line.Data is { } text
                && (text.Contains("Ready to accept connections", StringComparison.Ordinal) || text.Contains("Sentinel ID is", StringComparison.Ordinal)))
            {
                ready.TrySetResult(true);
            }
        };
        process.Exited += (_, _) => ready.TrySetResult(false);
        process.Start();
        _process = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!await ready.Task)
        {
            lock (output)
            {
                throw new InvalidOperationException($"redis-server ended at its start:\n{output}");
            }
        }
    }
}
