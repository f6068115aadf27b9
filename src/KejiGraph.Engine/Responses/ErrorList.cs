using System.Text.Encodings.Web;
using System.Text.Json;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Responses;

/// <summary>Writes the <c>errors</c> of a response.</summary>
public static class ErrorList
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a list of errors.</summary>
    public static void Write(ResponseBuffer output, IReadOnlyList<GraphQLError> errors)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartArray();
        foreach (var error in errors)
        {
            error.WriteTo(json);
        }

        json.WriteEndArray();
    }
}
