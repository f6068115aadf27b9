using System.Collections.Frozen;

namespace KejiGraph.Graph.Changes;

/// <summary>The parts of the graph that a commit changed.</summary>
/// <param name="Dependencies">Each part once.</param>
public sealed record WriteSet(FrozenSet<Dependency> Dependencies);
