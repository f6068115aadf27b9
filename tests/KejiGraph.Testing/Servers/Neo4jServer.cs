using System.Diagnostics;

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
    private bool _isOurs;

    /// <summary>The folder of the Neo4j to start, and of its shell.</summary>
    public static string Folder { get; } = Path.GetFullPath(Repository.PathOf("..", "shared", "neo4j"));

    /// <summary>Where the server listens, with user and password. Starts it at the first call.</summary>
    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            return _address ??= Environment.GetEnvironmentVariable("KEJIGRAPH_TEST_NEO4J") is { Length: > 0 } given
                ? new Uri(given)
                : await LaunchAsync(cancellationToken);
        }
        finally
        {
            _starting.Release();
        }
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
        if (_isOurs)
        {
            await RunAsync("stop", "", ["--home", _home.Path, "--kill"], CancellationToken.None);
        }

        _home.Dispose();
        _starting.Dispose();
    }

    private async Task<Uri> LaunchAsync(CancellationToken cancellationToken)
    {
        Requirement.Check(
            Directory.Exists(Folder),
            $"No Neo4j: set KEJIGRAPH_TEST_NEO4J to bolt://user:password@host:port, or put one into \"{Folder}\".");
        var port = ServerProcess.FreePort();
        _isOurs = true;
        await RunAsync("start", "", ["--port", $"{port}", "--home", _home.Path, "--password", Password], cancellationToken);
        return new Uri($"bolt://neo4j:{Password}@127.0.0.1:{port}");
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
