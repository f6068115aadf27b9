namespace KejiGraph.Testing;

/// <summary>The files of the repository that tests read, and the expected files that a flag lets them write.</summary>
public static class Repository
{
    /// <summary>The folder with KejiGraph.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Expected files are written instead of compared: set the environment variable KEJIGRAPH_UPDATE to 1.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("KEJIGRAPH_UPDATE") == "1";

    /// <summary>A path below the root.</summary>
    public static string PathOf(params ReadOnlySpan<string> segments) => Path.Combine([Root, .. segments]);

    /// <summary>
    /// The text that a file should have: what it has, or with the flag set, after writing it, the actual text.
    /// </summary>
    public static string Expected(string path, string actual)
    {
        if (IsUpdating)
        {
            File.WriteAllText(path, actual);
        }

        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new FileNotFoundException($"\"{path}\" does not exist; run the tests once with KEJIGRAPH_UPDATE=1 to write it.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KejiGraph.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds KejiGraph.sln.");
    }
}
