using System.Collections.Immutable;

namespace KejiGraph.Graph.Changes;

/// <summary>
/// Changes that take effect together or not at all. They are applied in order, so that a later one sees an earlier one.
/// </summary>
public sealed record ChangeBatch(ImmutableArray<Change> Changes);
