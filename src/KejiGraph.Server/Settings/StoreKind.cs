namespace KejiGraph.Server.Settings;

/// <summary>The stores.</summary>
internal enum StoreKind
{
    /// <summary>In this process, with a file.</summary>
    Embedded,

    /// <summary>A Neo4j server or cluster.</summary>
    Neo4j,
}
