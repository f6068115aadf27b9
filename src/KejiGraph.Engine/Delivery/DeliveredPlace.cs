using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Delivery;

/// <summary>A place that was announced.</summary>
/// <param name="Id">Its id in the response.</param>
/// <param name="Place">The place.</param>
internal readonly record struct PendingPlace(string Id, LaterPlace Place);

/// <summary>What came for a place.</summary>
/// <param name="Pending">The place.</param>
/// <param name="Value">An object as JSON; for a list, its items with commas between them. Empty when there is none.</param>
/// <param name="Errors">The errors of its fields.</param>
/// <param name="Failures">The errors for which it, or what is left of the list, cannot be there; empty when it is.</param>
internal sealed record DeliveredPlace(
    PendingPlace Pending, ReadOnlyMemory<byte> Value, IReadOnlyList<GraphQLError> Errors, IReadOnlyList<GraphQLError> Failures);
