using KejiGraph.Redis;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Settings;

/// <summary>The settings of the response cache.</summary>
/// <param name="Options">What bounds it.</param>
/// <param name="Redis">Where its second level is; null when there is only the first.</param>
/// <param name="Prefix">What keys and channels of Redis begin with; null: told by where the graph is.</param>
internal sealed record CacheSettings(CacheOptions Options, RedisOptions? Redis, string? Prefix)
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
        var settings = new CacheSettings(options, ReadRedis(reader), reader.Text("Cache:Redis:Prefix"));
        return isOn ? settings : null;
    }

    private static RedisOptions? ReadRedis(SettingsReader reader)
    {
        const string Key = "Cache:Redis:Uri";
        if (reader.Text(Key) is not { } text)
        {
            return null;
        }

        try
        {
            return RedisOptions.Parse(text) with { ClientName = "KejiGraph" };
        }
        catch (RedisUsageException refusal)
        {
            // The value may have a password in it, so it is not repeated.
            reader.Refuse(Key, "…", $"an address such as redis://host:6379/0: {refusal.Message.TrimEnd('.')}");
            return null;
        }
    }
}
