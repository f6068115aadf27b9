namespace KejiGraph.Server.Settings;

/// <summary>Which store holds the graph, and where.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="EmbeddedPath">The file of the embedded store.</param>
/// <param name="Neo4j">The database of the Neo4j store.</param>
/// <param name="Sample">Load the sample into a store that has never been written.</param>
internal sealed record StoreSettings(StoreKind Kind, string EmbeddedPath, Neo4jSettings Neo4j, bool Sample)
{
    /// <summary>Where the graph is, for people.</summary>
    public string Place => Kind == StoreKind.Neo4j ? Neo4j.Place : EmbeddedPath;

    /// <summary>The same, wherever one stands.</summary>
    public string FullPlace => Kind == StoreKind.Neo4j ? Place : Path.GetFullPath(Place);

    /// <summary>Reads them.</summary>
    public static StoreSettings Read(SettingsReader reader) => new(
        reader.Choice("Store:Kind", StoreKind.Embedded),
        reader.Text("Store:Embedded:Path", Path.Combine("data", "kejigraph.db")),
        Neo4jSettings.Read(reader),
        reader.Flag("Store:Sample", true));
}
