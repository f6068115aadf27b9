namespace KejiGraph.GraphQL.Tests;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class Repository
{
    /// <summary>The directory of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Whether a service that is absent is a failure rather than a reason to skip.</summary>
    public static bool IsOnCi => Environment.GetEnvironmentVariable("CI") == "true";

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "KejiGraph.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName
            ?? throw new InvalidOperationException($"No KejiGraph.sln above \"{AppContext.BaseDirectory}\".");
    }
}
