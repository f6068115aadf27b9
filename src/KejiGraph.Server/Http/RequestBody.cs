using System.Text.Json;
using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Http;

/// <summary>The members of a request ("GraphQL over HTTP", chapter "Request Parameters"), from a body or from a URL.</summary>
internal static class RequestBody
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <summary>Reads a JSON body.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="MalformedRequestException">It is JSON, but not a request.</exception>
    public static ParsedRequest Read(ReadOnlyMemory<byte> body)
    {
        var json = JsonDocument.Parse(body, Options);
        try
        {
            return Read(json);
        }
        catch
        {
            json.Dispose();
            throw;
        }
    }

    /// <summary>Reads the query component of a URL.</summary>
    /// <exception cref="JsonException">A member that must be JSON is not.</exception>
    /// <exception cref="MalformedRequestException">A member is missing or has the wrong type.</exception>
    public static ParsedRequest Read(IQueryCollection query)
    {
        var document = query["query"].ToString();
        if (document.Length == 0)
        {
            throw new MalformedRequestException("The request needs a parameter \"query\" with a GraphQL document.");
        }

        using var extensions = ParseObject(query, "extensions");
        var variables = ParseObject(query, "variables");
        var operationName = query["operationName"].ToString();
        return new ParsedRequest(
            new GraphQLRequest(
                System.Text.Encoding.UTF8.GetBytes(document),
                operationName.Length == 0 ? null : operationName,
                variables?.RootElement ?? default),
            variables);
    }

    private static ParsedRequest Read(JsonDocument json)
    {
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new MalformedRequestException("The body must be a JSON object with a member \"query\".");
        }

        var document = Member(json, "query", JsonValueKind.String);
        if (document.ValueKind != JsonValueKind.String)
        {
            throw new MalformedRequestException("The body needs a member \"query\" with a GraphQL document.");
        }

        var operationName = Member(json, "operationName", JsonValueKind.String);
        Member(json, "extensions", JsonValueKind.Object);
        return new ParsedRequest(
            new GraphQLRequest(
                System.Text.Encoding.UTF8.GetBytes(document.GetString()!),
                operationName.ValueKind == JsonValueKind.String ? operationName.GetString() : null,
                Member(json, "variables", JsonValueKind.Object)),
            json);
    }

    private static JsonElement Member(JsonDocument json, string name, JsonValueKind kind)
    {
        if (!json.RootElement.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        return member.ValueKind == kind
            ? member
            : throw new MalformedRequestException(
                $"The member \"{name}\" must be {(kind == JsonValueKind.Object ? "a JSON object" : "a string")}.");
    }

    private static JsonDocument? ParseObject(IQueryCollection query, string name)
    {
        var text = query[name].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        var json = JsonDocument.Parse(text, Options);
        if (json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null)
        {
            return json;
        }

        json.Dispose();
        throw new MalformedRequestException($"The parameter \"{name}\" must be a JSON object.");
    }
}

/// <summary>A request with the JSON that its variables lie in.</summary>
internal sealed record ParsedRequest(GraphQLRequest Request, JsonDocument? Json) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Json?.Dispose();
}

/// <summary>What was sent is no request; the message says why.</summary>
internal sealed class MalformedRequestException(string message) : Exception(message);
