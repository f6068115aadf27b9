using KejiGraph.Engine.Cursors;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Responses;

/// <summary>What a response is made with beside what the store pushes. Immutable.</summary>
/// <param name="Variables">The variables of the request.</param>
/// <param name="Cursors">Writes cursors.</param>
/// <param name="OnError">What an error of a field does to the rest.</param>
/// <param name="Event">The event that the response is about; null for all but subscriptions.</param>
internal sealed record ResponseContext(
    VariableValues Variables, CursorCodec Cursors, ErrorBehavior OnError = ErrorBehavior.Propagate, object? Event = null);
