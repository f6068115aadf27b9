using System.Text.Json;

namespace KejiGraph.Engine.Requests;

/// <summary>One request, as a transport took it.</summary>
/// <param name="Document">The document in UTF-8. It may come from a pooled buffer: what is kept of it is copied.</param>
/// <param name="OperationName">Which operation of the document to run; null when there is only one.</param>
/// <param name="Variables">A JSON object, null or undefined. It must live until the response is there.</param>
public sealed record GraphQLRequest(ReadOnlyMemory<byte> Document, string? OperationName = null, JsonElement Variables = default);
