using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>What stands for the row at hand in a statement.</summary>
/// <param name="Node">The variable of the node.</param>
/// <param name="Set">The types that the node can have.</param>
/// <param name="Relationship">The variable of the relationship that led to the node; null in a list of nodes.</param>
internal readonly record struct RowScope(string Node, NodeSet Set, string? Relationship = null);
