namespace KejiGraph.Graph.Changes;

/// <summary>What became of a batch that is durable.</summary>
/// <param name="Sequence">The number of the commit; each commit has the number after the one before it, from 1.</param>
/// <param name="Writes">What it wrote, so that caches know which answers it made stale.</param>
public sealed record CommitResult(long Sequence, WriteSet Writes);
