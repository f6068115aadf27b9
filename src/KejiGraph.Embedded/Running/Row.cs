using KejiGraph.Embedded.Snapshots;

namespace KejiGraph.Embedded.Running;

/// <summary>A node and, in a list of relationships, the row of the relationship that led to it.</summary>
internal readonly record struct Row(NodeRef Node, int Relationship = -1);
