using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace KejiGraph.Server.Http;

/// <summary>Where the members of a request lie in its body.</summary>
internal struct RequestMembers
{
    public JsonPart Query;
    public JsonPart DocumentId;
    public JsonPart OperationName;
    public JsonPart Variables;
    public JsonPart Extensions;
    public JsonPart OnError;

    // What nobody knows is passed by: "Servers receiving a request with additional properties MUST ignore properties they do not
    // understand."
    private JsonPart _unknown;

    /// <summary>The member whose name the reader is at.</summary>
    [UnscopedRef]
    public ref JsonPart Find(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("query"u8))
        {
            return ref Query;
        }

        if (reader.ValueTextEquals("variables"u8))
        {
            return ref Variables;
        }

        if (reader.ValueTextEquals("operationName"u8))
        {
            return ref OperationName;
        }

        if (reader.ValueTextEquals("extensions"u8))
        {
            return ref Extensions;
        }

        if (reader.ValueTextEquals("documentId"u8))
        {
            return ref DocumentId;
        }

        if (reader.ValueTextEquals("onError"u8))
        {
            return ref OnError;
        }

        return ref _unknown;
    }
}
