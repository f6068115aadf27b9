using System.Buffers;
using System.Text.Json;
using KejiGraph.Engine.Responses;

namespace KejiGraph.Server.Http;

/// <summary>
/// The members of one request, as they were sent. What they refer to lies in the buffer of the body and in what this holds, so
/// both must live until the response was taken.
/// </summary>
internal sealed class ParsedRequest : IDisposable
{
    private byte[]? _rented;
    private JsonDocument? _variables;

    /// <summary>The request came in a URL, not in a body.</summary>
    public bool IsFromUrl { get; init; }

    /// <summary>The document in UTF-8; null when the request names a persisted one.</summary>
    public ReadOnlyMemory<byte>? Document { get; set; }

    /// <summary>The id of a persisted document.</summary>
    public string? DocumentId { get; set; }

    /// <summary>The hash of Apollo's automatic persisted queries: <c>extensions.persistedQuery.sha256Hash</c>.</summary>
    public string? Hash { get; set; }

    /// <summary>Which operation of the document to run.</summary>
    public string? OperationName { get; set; }

    /// <summary>A JSON object, or undefined.</summary>
    public JsonElement Variables => _variables?.RootElement ?? default;

    /// <summary>What an error of a field does to the rest of the response.</summary>
    public ErrorBehavior OnError { get; set; }

    /// <summary>A pooled array that lives as long as this.</summary>
    public byte[] Rent(int length) => _rented = ArrayPool<byte>.Shared.Rent(length);

    /// <summary>Takes the variables from JSON that was scanned.</summary>
    public void SetVariables(ReadOnlyMemory<byte> json, int maxDepth) =>
        _variables = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = maxDepth });

    /// <inheritdoc/>
    public void Dispose()
    {
        _variables?.Dispose();
        _variables = null;
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
            _rented = null;
        }
    }
}
