using System.Text.Json;

namespace KejiGraph.Server.Http;

/// <summary>Apollo's automatic persisted queries: <c>{"persistedQuery":{"version":1,"sha256Hash":"…"}}</c>.</summary>
internal static class PersistedQueryExtension
{
    /// <summary>The hash; null when the extension is not there.</summary>
    /// <param name="extensions">A JSON object that was scanned.</param>
    /// <param name="maxDepth">Its deepest nesting.</param>
    /// <exception cref="RefusedException">The extension is there in another shape.</exception>
    public static string? Hash(ReadOnlyMemory<byte> extensions, int maxDepth)
    {
        using var json = JsonDocument.Parse(extensions, new JsonDocumentOptions { MaxDepth = maxDepth });
        if (!json.RootElement.TryGetProperty("persistedQuery"u8, out var member) || member.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return member.ValueKind == JsonValueKind.Object
            && member.TryGetProperty("version"u8, out var version)
            && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number)
            && number == 1
            && member.TryGetProperty("sha256Hash"u8, out var hash)
            && hash.ValueKind == JsonValueKind.String
                ? hash.GetString()!.ToLowerInvariant()
                : throw HttpErrors.PersistedQueryShape();
    }
}
