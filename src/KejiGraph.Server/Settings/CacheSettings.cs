using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Settings;

/// <summary>The settings of the response cache.</summary>
/// <param name="Options">What bounds it.</param>
/// <param name="Redis">Its second level; null when there is only the first.</param>
/// <param name="InvalidateToken">Who knows it may invalidate; null: nobody may.</param>
internal sealed record CacheSettings(CacheOptions Options, RedisSettings? Redis, string? InvalidateToken)
{
    /// <summary>Reads them; null when the cache is off.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="store">The store: what others may write, too, must not be kept for long.</param>
    public static CacheSettings? Read(SettingsReader reader, StoreKind store)
    {
        var isOn = reader.Flag("Cache:Enabled", true);
        var options = new CacheOptions(
            reader.Number("Cache:MaxBytes", 64 * 1024 * 1024, 1024 * 1024, int.MaxValue),
            reader.Seconds("Cache:MaxAgeSeconds", store == StoreKind.Neo4j ? 60 : 3600, 0.001, 86_400));
        var redis = RedisSettings.Read(reader);
        var token = reader.Secret("Cache:InvalidateToken");
        return isOn ? new CacheSettings(options, redis, token) : null;
    }
}
