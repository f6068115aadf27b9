using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KejiGraph.Testing.Servers;

/// <summary>
/// A real Neo4j for a test run: the one that the environment variable KEJIGRAPH_TEST_NEO4J names as
/// <c>bolt://user:password@host:port</c>, else one that is started from <c>../shared/neo4j</c> and ended after the run. Tests that find
/// neither are skipped.
/// </summary>
public sealed class Neo4jServer : IAsyncDisposable
{
    private const string Password = "keji-graph-test";

    private readonly SemaphoreSlim _starting = new(1);
    private readonly TemporaryFolder _home = new();
    private Uri? _address;
    private FileStream? _claim;
    private int _port;

    /// <summary>The folder of the Neo4j to start, and of its shell.</summary>
    public static string Folder { get; } = Path.GetFullPath(Repository.PathOf("..", "shared", "neo4j"));

    /// <summary>The folder of the data and settings of a server of our own. Settings are read when it starts.</summary>
    public string Home => _home.Path;

    /// <summary>Where the server listens, with user and password. Starts it at the first call.</summary>
    public Task<Uri> StartAsync(CancellationToken cancellationToken) =>
        StartAsync(Environment.GetEnvironmentVariable("KEJIGRAPH_TEST_NEO4J"), cancellationToken);

    /// <summary>
    /// Where the server listens, which is one of our own even when KEJIGRAPH_TEST_NEO4J names another: for tests that kill it, stop it
    /// or change its settings. Starts it at the first call.
    /// </summary>
    public Task<Uri> StartOwnAsync(CancellationToken cancellationToken) => StartAsync(null, cancellationToken);

    /// <summary>Ends the server at once, as a crash does; it is gone when the call returns.</summary>
    public void Kill()
    {
        Signal("KILL");
        while (IsListening())
        {
            Thread.Yield();
        }
    }

    /// <summary>Makes the server hang: the system keeps its connections and takes new ones, and nobody answers.</summary>
    public void Pause()
    {
        Signal("STOP");
        StoppedProcess.Wait(Id);
    }

    /// <summary>Lets the server go on after <see cref="Pause"/>.</summary>
    public void Resume() => Signal("CONT");

    /// <summary>Starts the server again after <see cref="Kill"/>, with its data and on its port.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await RunAsync("stop", "", ["--home", Home, "--kill"], cancellationToken);
        await RunStartAsync(cancellationToken);
    }

    /// <summary>Runs a script in Neo4j's shell and gives what it prints.</summary>
    public async Task<string> ShellAsync(string script, CancellationToken cancellationToken)
    {
        var address = await StartAsync(cancellationToken);
        Requirement.Check(Directory.Exists(Folder), $"Neo4j's shell is expected in \"{Folder}\".");
        var user = address.UserInfo.Split(':');
        return await RunAsync(
            "cypher-shell",
            script,
            ["-a", $"bolt://{address.Host}:{address.Port}", "-u", user[0], "-p", user[1], "--format", "verbose", "--fail-fast"],
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_port > 0)
        {
            await RunAsync("stop", "", ["--home", Home, "--kill"], CancellationToken.None);
        }

        _claim?.Dispose();
        _home.Dispose();
        _starting.Dispose();
    }

    private async Task<Uri> StartAsync(string? given, CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            return _address ??= string.IsNullOrEmpty(given) ? await LaunchAsync(cancellationToken) : await ClaimAsync(given, cancellationToken);
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>The projects of a test run would empty the one database that they are given under each other's hands; so each waits for it.</summary>
    private async Task<Uri> ClaimAsync(string given, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), "kejigraph-test-neo4j.lock");
        while (true)
        {
            try
            {
                _claim = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return new Uri(given);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
            }
        }
    }

    private async Task<Uri> LaunchAsync(CancellationToken cancellationToken)
    {
        Requirement.Check(
            Directory.Exists(Folder),
            $"No Neo4j of our own to start: put one into \"{Folder}\", or for tests that only use one set KEJIGRAPH_TEST_NEO4J to bolt://user:password@host:port.");
        _port = ServerProcess.FreePort();
        await RunStartAsync(cancellationToken);
        return new Uri($"bolt://neo4j:{Password}@127.0.0.1:{_port}");
    }

    /// <summary>Starts the server and waits until it is ready; the script gives up after a minute, which a busy machine can exceed.</summary>
    private async Task RunStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync("start", "", ["--port", $"{_port}", "--home", Home, "--password", Password], cancellationToken);
        }
        catch (InvalidOperationException) when (Signal("0"))
        {
            using var pause = new PeriodicTimer(TimeSpan.FromSeconds(0.5));
            while (!(await File.ReadAllTextAsync(Path.Combine(Home, "log"), cancellationToken)).Contains($"ready {_port}", StringComparison.Ordinal))
            {
                await pause.WaitForNextTickAsync(cancellationToken);
                if (!Signal("0"))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Sends a signal and says whether there was a process to take it.</summary>
    private int Id => int.Parse(File.ReadAllText(Path.Combine(Home, "pid")), CultureInfo.InvariantCulture);

    private bool Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        kill.WaitForExit();
        return kill.ExitCode == 0;
    }

    private bool IsListening()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<string> RunAsync(
        string program, string input, string[] arguments, CancellationToken cancellationToken)
    {
        // The server outlives the script that starts it and would hold a pipe open, so what the script prints goes to a file.
        var output = Path.GetTempFileName();
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        foreach (var argument in (string[])["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1", "sh", output, Path.Combine(Folder, program), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        var printed = await File.ReadAllTextAsync(output, cancellationToken);
        File.Delete(output);
        return process.ExitCode == 0
            ? printed
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{printed}");
    }
}
