using System.Collections.Immutable;
using System.Text.Json;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL;

/// <summary>
/// One entry of a response's <c>errors</c>: a sentence for people, the places in the document, the path in the
/// response, and a code for programs. Immutable.
/// </summary>
public sealed class GraphQLError
{
    /// <summary>An error about places in documents. Places without a source are left out.</summary>
    public GraphQLError(string message, string code, params ReadOnlySpan<SourcePosition> positions)
    {
        Message = message;
        Code = code;
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(positions.Length);
        foreach (var (source, offset) in positions)
        {
            if (source is not null)
            {
                locations.Add(source.GetLocation(offset));
            }
        }

        Locations = locations.DrainToImmutable();
    }

    /// <summary>A sentence that says what is wrong and, where there is one, the next step.</summary>
    public string Message { get; init; }

    /// <summary>One of <see cref="ErrorCodes"/>, or a code of the embedding engine; UPPER_SNAKE.</summary>
    public string Code { get; init; }

    /// <summary>Where in the document; empty if nowhere in particular.</summary>
    public ImmutableArray<SourceLocation> Locations { get; init; }

    /// <summary>Where in the response; empty for an error that stopped the request before execution.</summary>
    public ImmutableArray<PathSegment> Path { get; init; } = [];

    /// <summary>Further entries of <c>extensions</c>, written as JSON; null for none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extensions { get; init; }

    /// <summary>Writes the error as the specification's chapter "Response" lays it out.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, Message);
        if (!Locations.IsEmpty)
        {
            json.WriteStartArray("locations"u8);
            foreach (var (line, column) in Locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, line);
                json.WriteNumber("column"u8, column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!Path.IsEmpty)
        {
            json.WriteStartArray("path"u8);
            foreach (var segment in Path)
            {
                segment.WriteTo(json);
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("extensions"u8);
        json.WriteString("code"u8, Code);
        foreach (var (name, value) in Extensions ?? ImmutableDictionary<string, JsonElement>.Empty)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The form of listings and test failures: <c>message (1:2, 3:4)</c>.</summary>
    public override string ToString() => Locations.IsEmpty ? Message : $"{Message} ({string.Join(", ", Locations)})";
}
