using KejiGraph.Redis;

namespace KejiGraph.Server.Settings;

/// <summary>The settings of the second level of the response cache.</summary>
/// <param name="Options">Where Redis is.</param>
/// <param name="Prefix">What keys and channels begin with; null: told by where the graph is.</param>
/// <param name="Patience">How long a request waits for Redis before it asks the store.</param>
internal sealed record RedisSettings(RedisOptions Options, string? Prefix, TimeSpan Patience)
{
    private const string UriKey = "Cache:Redis:Uri";

    /// <summary>Reads them; null when there is no Redis.</summary>
    public static RedisSettings? Read(SettingsReader reader)
    {
        var uri = reader.Secret(UriKey);
        var prefix = reader.Text("Cache:Redis:Prefix");
        var patience = reader.Seconds("Cache:Redis:PatienceSeconds", 0.001, 0.0001, 1);
        if (uri is null)
        {
            return null;
        }

        try
        {
            return new RedisSettings(RedisOptions.Parse(uri) with { ClientName = "KejiGraph" }, prefix, patience);
        }
        catch (RedisUsageException refusal)
        {
            // The value may have a password in it, so it is not repeated.
            reader.Refuse(UriKey, "…", $"an address such as redis://host:6379/0: {refusal.Message.TrimEnd('.')}");
            return null;
        }
    }
}
