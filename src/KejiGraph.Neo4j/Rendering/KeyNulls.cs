namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// Which rows a part of a list holds. An index has only those with a value, so that a list in its order is read in two parts.
/// </summary>
internal enum KeyNulls
{
    /// <summary>Rows with and without a value for the sort key.</summary>
    Mixed,

    /// <summary>Rows with a value.</summary>
    None,

    /// <summary>Rows without a value.</summary>
    Only,
}
