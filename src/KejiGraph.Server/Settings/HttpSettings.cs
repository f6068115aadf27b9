using System.Collections.Immutable;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.Settings;

/// <summary>The settings of how requests are taken.</summary>
internal static class HttpSettings
{
    private static readonly HttpOptions Defaults = new();

    /// <summary>Reads them; what is wrong is noted in the reader.</summary>
    public static HttpOptions Read(SettingsReader reader)
    {
        var options = new HttpOptions
        {
            Edition = reader.Choice("Server:HttpEdition", HttpEdition.September2026),
            MaxBodyBytes = reader.Number("Limits:MaxBodyBytes", Defaults.MaxBodyBytes, 1024, 1 << 30),
            MaxBatch = reader.Number("Server:MaxBatch", Defaults.MaxBatch, 0, 1000),
            CorsOrigins = Origins(reader),
            PersistedDocuments = reader.Text("Api:PersistedDocuments"),
            OnlyPersisted = reader.Flag("Api:OnlyPersisted", Defaults.OnlyPersisted),
            AutomaticDocumentBytes = reader.Number("Api:AutomaticDocumentBytes", Defaults.AutomaticDocumentBytes, 0, 1 << 30),
            MaxConcurrentRequests = reader.Number("Limits:MaxConcurrentRequests", Defaults.MaxConcurrentRequests, 1, 100_000),
            MaxQueuedRequests = reader.Number("Limits:MaxQueuedRequests", Defaults.MaxQueuedRequests, 0, 100_000),
            QueueTime = reader.Seconds("Limits:QueueSeconds", Defaults.QueueTime.TotalSeconds, 0.001, 60),
        };
        if (options is { OnlyPersisted: true, PersistedDocuments: null })
        {
            reader.Refuse("Api:OnlyPersisted", "true", "false, or set Api:PersistedDocuments to the folder of the documents");
        }

        return options;
    }

    private static ImmutableArray<string> Origins(SettingsReader reader)
    {
        const string Key = "Server:CorsOrigins";
        var origins = reader.Text(Key)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        foreach (var origin in origins)
        {
            if (origin != "*" && !IsOrigin(origin))
            {
                reader.Refuse(
                    Key, origin, "an origin such as https://app.example.org without a path, several with \";\" between them, or * for any");
            }
        }

        return ImmutableArray.Create(origins);
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}
