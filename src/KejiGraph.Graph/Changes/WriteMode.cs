namespace KejiGraph.Graph.Changes;

/// <summary>What a write expects of the thing it writes.</summary>
public enum WriteMode
{
    /// <summary>It does not exist; else the batch is refused as a conflict.</summary>
    Create,

    /// <summary>It exists; else the batch is refused as not found.</summary>
    Update,

    /// <summary>It is created when it does not exist and updated when it does.</summary>
    Upsert,
}
