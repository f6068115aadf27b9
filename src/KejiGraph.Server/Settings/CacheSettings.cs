using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Settings;

/// <summary>The settings of the response cache.</summary>
internal static class CacheSettings
{
    /// <summary>What bounds it; null when it is off.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="store">The store: what others may write, too, must not be kept for long.</param>
    public static CacheOptions? Read(SettingsReader reader, StoreKind store)
    {
        var isOn = reader.Flag("Cache:Enabled", true);
        var options = new CacheOptions(
            reader.Number("Cache:MaxBytes", 64 * 1024 * 1024, 1024 * 1024, int.MaxValue),
            reader.Seconds("Cache:MaxAgeSeconds", store == StoreKind.Neo4j ? 60 : 3600, 0.001, 86_400));
        return isOn ? options : null;
    }
}
