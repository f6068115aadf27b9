using System.Diagnostics;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Deploy;

/// <summary>What <c>deploy/</c> holds, read by the schemas and linters of others.</summary>
public sealed class DeployTests : IDisposable
{
    private static readonly string Folder = Repository.PathOf("tests", "KejiGraph.Server.Tests", "Deploy");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("compose.mjs", "compose.yaml")]
    [InlineData("dockerfile.mjs", "Dockerfile")]
    public async Task A_file_follows_its_specification(string check, string file)
    {
        var (code, output) = await CheckAsync(check, Repository.PathOf("deploy", file));

        Assert.Equal("", output);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("compose.mjs", "compose.yaml", "restart: unless-stopped", "restrat: always", "/services/neo4j must NOT have additional properties {\"additionalProperty\":\"restrat\"}")]
    [InlineData("dockerfile.mjs", "Dockerfile", "ENTRYPOINT", "ENTRYPIONT", "Unknown instruction: ENTRYPIONT")]
    public async Task A_mistake_would_be_seen(string check, string file, string right, string wrong, string message)
    {
        var mistaken = Path.Combine(_folder.Path, file);
        var text = await File.ReadAllTextAsync(Repository.PathOf("deploy", file), Cancellation);
        await File.WriteAllTextAsync(mistaken, text.Replace(right, wrong, StringComparison.Ordinal), Cancellation);

        var (code, output) = await CheckAsync(check, mistaken);

        Assert.Equal(1, code);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("neo4j")]
    [InlineData("embedded")]
    public async Task Manifests_follow_the_Kubernetes_API_and_fit_together(string variant)
    {
        var (code, output) = await CheckManifestsAsync(await KustomizeAsync(variant));

        Assert.Equal("", output);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("maxReplicas: 6", "maxReplicas: six", "HorizontalPodAutoscaler kejigraph: data/spec/maxReplicas must be integer")]
    [InlineData("readinessProbe:", "readinesProbe:", "Deployment kejigraph: Object literal may only specify known properties, and '\"readinesProbe\"'")]
    [InlineData("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", "Deployment kejigraph: PSS202")]
    [InlineData("secretName: kejigraph", "secretName: kejigraf", "Deployment kejigraph: LNK001 Unsatisfied resource link.")]
    public async Task A_mistake_in_a_manifest_would_be_seen(string right, string wrong, string message)
    {
        var manifests = await KustomizeAsync("neo4j");
        Assert.Contains(right, manifests, StringComparison.Ordinal);

        var (code, output) = await CheckManifestsAsync(manifests.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(1, code);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_unit_follows_systemd_and_gives_the_service_little()
    {
        // The program need not be installed where the unit is checked.
        var unit = Path.Combine(_folder.Path, "kejigraph.service");
        var text = await File.ReadAllTextAsync(Repository.PathOf("deploy", "systemd", "kejigraph.service"), Cancellation);
        await File.WriteAllTextAsync(unit, text.Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal), Cancellation);

        var verified = await RunAsync("systemd-analyze", "verify", unit);
        var secured = await RunAsync("systemd-analyze", "security", "--offline=true", "--threshold=15", "--no-pager", unit);

        Assert.Equal((0, ""), verified);
        Assert.True(secured.Code == 0, secured.Output);
    }

    [Fact]
    public async Task A_mistake_in_the_unit_would_be_seen()
    {
        var unit = Path.Combine(_folder.Path, "kejigraph.service");
        var text = await File.ReadAllTextAsync(Repository.PathOf("deploy", "systemd", "kejigraph.service"), Cancellation);
        await File.WriteAllTextAsync(
            unit, text.Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal).Replace("Restart=", "Restrat=", StringComparison.Ordinal), Cancellation);

        var (_, output) = await RunAsync("systemd-analyze", "verify", unit);

        Assert.Contains("'Restrat'", output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> CheckManifestsAsync(string manifests)
    {
        var file = Path.Combine(_folder.Path, "manifests.yaml");
        await File.WriteAllTextAsync(file, manifests, Cancellation);
        return await CheckAsync("kubernetes.mjs", file, Repository.PathOf("deploy", "kubernetes", "secret.yaml"));
    }

    private static async Task<string> KustomizeAsync(string variant)
    {
        var (code, output) = await RunAsync("kubectl", "kustomize", Repository.PathOf("deploy", "kubernetes", variant));
        Assert.True(code == 0, output);
        return output;
    }

    private static Task<(int Code, string Output)> CheckAsync(string script, params string[] files)
    {
        Requirement.Check(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The packages of the checks are not installed; run \"npm ci\" in tests/KejiGraph.Server.Tests/Deploy.");
        return RunAsync("node", ["--disable-warning=ExperimentalWarning", Path.Combine(Folder, script), .. files]);
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        Requirement.Check(
            Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))),
            $"{program} is not installed.");
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
        return (process.ExitCode, output + await errors);
    }
}
