using System.Text.Json;

namespace KejiGraph.Server.Tests.Http;

/// <summary>What a server answered.</summary>
public sealed record Answer(int Status, string? Type, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public const string Modern = "application/graphql-response+json";
    public const string ModernType = Modern + "; charset=utf-8";
    public const string LegacyType = "application/json; charset=utf-8";

    /// <summary>The message of the first error.</summary>
    public string? Message => FirstError?.GetProperty("message").GetString();

    /// <summary>The code of the first error.</summary>
    public string? Code => FirstError?.GetProperty("extensions").GetProperty("code").GetString();

    private JsonElement? FirstError =>
        JsonElement.Parse(Body).TryGetProperty("errors", out var errors) ? errors[0] : null;

    /// <summary>Reads a response.</summary>
    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            headers);
    }
}
