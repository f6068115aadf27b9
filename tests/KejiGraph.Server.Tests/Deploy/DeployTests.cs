using System.Diagnostics;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Deploy;

/// <summary>What <c>deploy/</c> holds, read by the schemas and linters of others.</summary>
public sealed class DeployTests : IDisposable
{
    private static readonly string Folder = Repository.PathOf("tests", "KejiGraph.Server.Tests", "Deploy");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("compose.mjs", "compose.yaml")]
    [InlineData("dockerfile.mjs", "Dockerfile")]
    public async Task A_file_follows_its_specification(string check, string file)
    {
        var (code, output) = await RunAsync(check, Repository.PathOf("deploy", file));

        Assert.Equal("", output);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("compose.mjs", "compose.yaml", "restart: unless-stopped", "restrat: always", "/services/neo4j must NOT have additional properties {\"additionalProperty\":\"restrat\"}")]
    [InlineData("dockerfile.mjs", "Dockerfile", "ENTRYPOINT", "ENTRYPIONT", "Unknown instruction: ENTRYPIONT")]
    public async Task A_mistake_would_be_seen(string check, string file, string right, string wrong, string message)
    {
        var mistaken = Path.Combine(_folder.Path, file);
        var text = await File.ReadAllTextAsync(Repository.PathOf("deploy", file), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(mistaken, text.Replace(right, wrong, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (code, output) = await RunAsync(check, mistaken);

        Assert.Equal(1, code);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RunAsync(string script, string file)
    {
        Requirement.Check(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The packages of the checks are not installed; run \"npm ci\" in tests/KejiGraph.Server.Tests/Deploy.");
        using var process = Process.Start(new ProcessStartInfo("node", ["--disable-warning=ExperimentalWarning", Path.Combine(Folder, script), file])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
