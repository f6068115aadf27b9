using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Telemetry;

/// <summary>The dashboard, held against the types of Grafana and the grammar of Prometheus.</summary>
public sealed class DashboardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static string File => Repository.PathOf("deploy", "grafana", "kejigraph.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"gridPos\"", "\"gridPoz\"", "'\"gridPoz\"' does not exist in type")]
    [InlineData("\"schemaVersion\": 39", "\"schemaVersion\": \"39\"", "Type 'string' is not assignable to type 'number'")]
    [InlineData("sum by (", "sum bye (", "is no PromQL at offset")]
    public async Task A_mistake_would_be_seen(string right, string wrong, string message)
    {
        var mistaken = Path.Combine(_folder.Path, "dashboard.json");
        var text = await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken);
        await System.IO.File.WriteAllTextAsync(
            mistaken, text.Replace(right, wrong, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (code, output) = await TelemetryScript.RunAsync("dashboard.mjs", mistaken);

        Assert.Equal(1, code);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }
}
