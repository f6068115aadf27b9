using System.Text.Encodings.Web;
using System.Text.Json;

namespace KejiGraph.Testing;

/// <summary>JSON for people.</summary>
public static class JsonIndentation
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same JSON, one member or item a line.</summary>
    public static string Indent(ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        return JsonSerializer.Serialize(document.RootElement, Indented).ReplaceLineEndings("\n") + "\n";
    }
}
