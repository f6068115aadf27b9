namespace KejiGraph.Graph.Stores;

/// <summary>What a store holds.</summary>
/// <param name="Nodes">The number of nodes.</param>
/// <param name="Relationships">The number of relationships.</param>
/// <param name="Sequence">The number of the last commit; 0 when there was none.</param>
public sealed record StoreStatus(long Nodes, long Relationships, long Sequence);
