using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;

namespace KejiGraph.Server.Http;

/// <summary>
/// Reads the query component of a URL ("GraphQL over HTTP", chapter "GET"). Values are decoded into UTF-8 at once; an empty one
/// is as good as none.
/// </summary>
/// <param name="maxDepth">The deepest nesting of a parameter that is JSON.</param>
internal sealed class RequestUrl(int maxDepth)
{
    private const string Place = "parameter";

    /// <summary>Reads the request; the caller disposes it.</summary>
    /// <exception cref="JsonException">A parameter that must be JSON is not.</exception>
    /// <exception cref="RefusedException">A parameter has the wrong type.</exception>
    public ParsedRequest Read(string queryString)
    {
        var request = new ParsedRequest { IsFromUrl = true };
        try
        {
            Read(queryString, request);
            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    private void Read(string queryString, ParsedRequest request)
    {
        var room = request.Rent(Math.Max(1, Encoding.UTF8.GetMaxByteCount(queryString.Length))).AsMemory();
        var seen = new SeenParameters();
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            var name = pair.DecodeName().Span;
            if (!seen.TryAdd(name, out var known))
            {
                throw HttpErrors.GivenTwice(name.ToString());
            }

            var value = room[..UrlEncoding.Decode(pair.EncodedValue.Span, room.Span)];
            room = room[value.Length..];
            if (known && !value.IsEmpty)
            {
                Take(request, name, value);
            }
        }
    }

    private void Take(ParsedRequest request, ReadOnlySpan<char> name, ReadOnlyMemory<byte> value)
    {
        if (!Utf8.IsValid(value.Span))
        {
            throw HttpErrors.ParameterNotUtf8(name.ToString());
        }

        switch (name)
        {
            case "query":
                request.Document = value;
                break;
            case "documentId":
                request.DocumentId = Encoding.UTF8.GetString(value.Span);
                break;
            case "operationName":
                request.OperationName = Encoding.UTF8.GetString(value.Span);
                break;
            case "onError":
                request.OnError = OnErrorMember.Parse(Encoding.UTF8.GetString(value.Span), Place);
                break;
            case "variables" when IsMap(value.Span, "variables"):
                request.SetVariables(value, maxDepth);
                break;
            case "extensions" when IsMap(value.Span, "extensions"):
                request.Hash = PersistedQueryExtension.Hash(value, maxDepth);
                break;
        }
    }

    private bool IsMap(ReadOnlySpan<byte> json, string name)
    {
        var reader = JsonScan.Read(json, maxDepth);
        reader.Read();
        var value = JsonScan.Pass(ref reader, around: 0, maxDepth);
        reader.Read();
        return !value.IsAbsent && (value.Kind == JsonTokenType.StartObject ? true : throw HttpErrors.NotAMap(Place, name));
    }
}
