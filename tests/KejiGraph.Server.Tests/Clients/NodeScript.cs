using System.Diagnostics;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Clients;

/// <summary>Runs the scripts of this folder with Node.js and the packages that <c>npm ci</c> puts beside them.</summary>
internal static class NodeScript
{
    private static readonly string Folder = Repository.PathOf("tests", "KejiGraph.Server.Tests", "Clients");

    /// <summary>Runs a script; it must end well. Returns what it printed.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        Requirement.Check(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The client packages are not installed; run \"npm ci\" in tests/KejiGraph.Server.Tests/Clients.");
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}:\n{errors}");
        return await output;
    }
}
