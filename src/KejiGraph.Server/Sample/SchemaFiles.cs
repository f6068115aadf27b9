namespace KejiGraph.Server.Sample;

/// <summary>The files of <c>schema/</c> that lie beside the program.</summary>
internal static class SchemaFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "schema");

    /// <summary>The model.</summary>
    public static string Model => Path.Combine(Folder, "model.graphql");

    /// <summary>The files of the sample graph: nodes, then relationships, by name.</summary>
    public static IEnumerable<string> Sample =>
        [.. Files(Path.Combine("sample", "nodes"), "*.jsonl"), .. Files(Path.Combine("sample", "relationships"), "*.jsonl")];

    /// <summary>The profile of generated graphs.</summary>
    public static string Profile => Path.Combine(Folder, "generate", "profile.json");

    /// <summary>The ready queries, by name.</summary>
    public static IEnumerable<string> Queries => Files("queries", "*.graphql");

    private static IEnumerable<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(Folder, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, pattern).Order(StringComparer.Ordinal) : [];
    }
}
