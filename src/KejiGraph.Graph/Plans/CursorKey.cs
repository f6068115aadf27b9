using System.Collections.Immutable;

namespace KejiGraph.Graph.Plans;

/// <summary>
/// The place of a row in an ordered list: the values by which the list is sorted, then the id of the node and, in a list of
/// relationships, the id of the relationship. It names a place, not a row: it stays good when the row is gone.
/// </summary>
/// <param name="Values">One value for each sort key, in the .NET type of its kind.</param>
/// <param name="NodeId">The id of the node at that place.</param>
/// <param name="RelationshipId">The id of the relationship that led to it; null in a list of nodes.</param>
public sealed record CursorKey(ImmutableArray<object?> Values, string NodeId, string? RelationshipId);
