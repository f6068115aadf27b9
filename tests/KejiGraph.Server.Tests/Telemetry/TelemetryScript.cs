using System.Diagnostics;
using System.Text.Json;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Telemetry;

/// <summary>Runs the scripts of this folder: parsers of others for what the server tells of itself.</summary>
internal static class TelemetryScript
{
    private static readonly string Folder = Repository.PathOf("tests", "KejiGraph.Server.Tests", "Telemetry");

    /// <summary>Runs a script; gives its exit code and what it printed.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string script, string argument)
    {
        Requirement.Check(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The packages of the checks are not installed; run \"npm ci\" in tests/KejiGraph.Server.Tests/Telemetry.");
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, script), argument])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    /// <summary>The series of a text in the format of Prometheus.</summary>
    public static async Task<IReadOnlyList<Series>> ParseAsync(string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            var (code, output) = await RunAsync("prometheus.mjs", file);
            Assert.Equal(0, code);
            return JsonSerializer.Deserialize<Series[]>(output, JsonSerializerOptions.Web)!;
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>One series of Prometheus with its value.</summary>
internal sealed record Series(string Name, Dictionary<string, string> Labels, double Value);
