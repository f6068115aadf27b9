using System.Text.Json;
using System.Text.Unicode;

namespace KejiGraph.Server.Http;

/// <summary>
/// Reads a body in JSON ("GraphQL over HTTP", chapter "JSON Encoding"). The document is never made a string: it stays where it
/// is in the body, or is unescaped into UTF-8 once.
/// </summary>
/// <param name="maxDepth">The deepest nesting of a member.</param>
/// <param name="maxBatch">The most requests in one body; 0 when a body is one request.</param>
internal sealed class RequestBody(int maxDepth, int maxBatch)
{
    private const string Place = "member";

    /// <summary>Reads the requests of a body; the caller disposes them, and keeps the body until then.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="RefusedException">It is JSON, but not a request.</exception>
    public RequestList Read(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw HttpErrors.NotUtf8();
        }

        var reader = JsonScan.Read(body.Span, maxDepth);
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new RequestList([ReadLast(ref reader, body)]),
            JsonTokenType.StartArray when maxBatch == 0 => throw HttpErrors.NoBatches(),
            JsonTokenType.StartArray => new RequestList(ReadBatch(ref reader, body), IsBatch: true),
            _ => throw HttpErrors.NotAnObject(),
        };
    }

    /// <summary>Reads one request where only one can stand.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="RefusedException">It is JSON, but not a request.</exception>
    public static ParsedRequest ReadOne(ReadOnlyMemory<byte> body, int maxDepth) =>
        new RequestBody(maxDepth, maxBatch: 0).Read(body).Requests[0];

    private ParsedRequest ReadLast(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        var members = ReadMembers(ref reader);

        // The reader says so when something follows.
        reader.Read();
        return Build(members, body);
    }

    private List<ParsedRequest> ReadBatch(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        var all = new List<RequestMembers>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw HttpErrors.NotAnObject();
            }

            if (all.Count == maxBatch)
            {
                throw HttpErrors.BatchTooLong(maxBatch);
            }

            all.Add(ReadMembers(ref reader));
        }

        reader.Read();
        return all.Count == 0 ? throw HttpErrors.EmptyBatch() : BuildAll(all, body);
    }

    private List<ParsedRequest> BuildAll(List<RequestMembers> all, ReadOnlyMemory<byte> body)
    {
        var requests = new List<ParsedRequest>(all.Count);
        try
        {
            foreach (var members in all)
            {
                requests.Add(Build(members, body));
            }

            return requests;
        }
        catch
        {
            requests.ForEach(request => request.Dispose());
            throw;
        }
    }

    /// <summary>Notes where the members lie. Of a member that is given twice the last one counts, as elsewhere in JSON.</summary>
    private RequestMembers ReadMembers(ref Utf8JsonReader reader)
    {
        var members = default(RequestMembers);
        var around = reader.CurrentDepth + 1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            JsonScan.Check(ref reader, around, maxDepth);
            ref var member = ref members.Find(ref reader);
            reader.Read();
            member = JsonScan.Pass(ref reader, around, maxDepth);
        }

        return members;
    }

    private ParsedRequest Build(in RequestMembers members, ReadOnlyMemory<byte> body)
    {
        var request = new ParsedRequest();
        try
        {
            request.Document = Document(request, members.Query, body);
            request.OperationName = Text(members.OperationName, "operationName", body);
            request.DocumentId = Text(members.DocumentId, "documentId", body);
            if (IsMap(members.Extensions, "extensions"))
            {
                request.Hash = PersistedQueryExtension.Hash(members.Extensions.Of(body), maxDepth);
            }

            if (IsMap(members.Variables, "variables"))
            {
                request.SetVariables(members.Variables.Of(body), maxDepth);
            }

            if (Text(members.OnError, "onError", body) is { } onError)
            {
                request.OnError = OnErrorMember.Parse(onError, Place);
            }

            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    private static ReadOnlyMemory<byte>? Document(ParsedRequest request, JsonPart member, ReadOnlyMemory<byte> body)
    {
        if (!IsText(member, "query"))
        {
            return null;
        }

        var token = member.Of(body);
        if (!token.Span.Contains((byte)'\\'))
        {
            return token[1..^1];
        }

        var reader = new Utf8JsonReader(token.Span);
        reader.Read();
        var text = request.Rent(token.Length);
        return text.AsMemory(0, reader.CopyString(text));
    }

    private static string? Text(JsonPart member, string name, ReadOnlyMemory<byte> body)
    {
        if (!IsText(member, name))
        {
            return null;
        }

        var reader = new Utf8JsonReader(member.Of(body).Span);
        reader.Read();
        return reader.GetString();
    }

    private static bool IsText(JsonPart member, string name) =>
        !member.IsAbsent && (member.Kind == JsonTokenType.String ? true : throw HttpErrors.NotAString(Place, name));

    private static bool IsMap(JsonPart member, string name) =>
        !member.IsAbsent && (member.Kind == JsonTokenType.StartObject ? true : throw HttpErrors.NotAMap(Place, name));
}
