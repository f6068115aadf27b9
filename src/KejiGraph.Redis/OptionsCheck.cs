namespace KejiGraph.Redis;

/// <summary>The ranges that the documentation of <see cref="RedisOptions"/> names.</summary>
internal static class OptionsCheck
{
    /// <summary>Gives the options back.</summary>
    /// <exception cref="RedisUsageException">One of them is wrong.</exception>
    public static RedisOptions Check(RedisOptions options)
    {
        Check(options.Addresses.Count > 0, nameof(options.Addresses), options.Addresses.Count, "at least one address");
        Check(
            options.Mode == RedisMode.Sentinel == !string.IsNullOrEmpty(options.MasterName),
            nameof(options.MasterName),
            $"\"{options.MasterName}\"",
            "given with Sentinels and only there");
        Check(options.Mode != RedisMode.Single || options.Addresses.Count == 1, nameof(options.Addresses), options.Addresses.Count, "one address in mode Single");
        Check(options.Database >= 0, nameof(options.Database), options.Database, "0 or more");
        Check(options.Mode != RedisMode.Cluster || options.Database == 0, nameof(options.Database), options.Database, "0 with a cluster, which has no other");
        Check(options.User is null || options.Password is not null, nameof(options.Password), "null", "given when a user is");
        Check(options.Connections is >= 1 and <= 64, nameof(options.Connections), options.Connections, "1 to 64 connections");
        Check(options.ConnectTimeout, nameof(options.ConnectTimeout), TimeSpan.FromMinutes(5));
        Check(options.ReplyTimeout, nameof(options.ReplyTimeout), TimeSpan.FromHours(1));
        Check(options.KeepAlive, nameof(options.KeepAlive), TimeSpan.FromHours(1));
        Check(options.MaxReconnectDelay, nameof(options.MaxReconnectDelay), TimeSpan.FromHours(1));
        Check(options.MinReconnectDelay, nameof(options.MinReconnectDelay), options.MaxReconnectDelay);
        Check(options.MaxReplyBytes >= 1024, nameof(options.MaxReplyBytes), options.MaxReplyBytes, "1024 bytes or more");
        Check(options.MaxQueuedBytes >= 1024, nameof(options.MaxQueuedBytes), options.MaxQueuedBytes, "1024 bytes or more");
        Check(
            options.ClientName.Length > 0 && options.ClientName.All(letter => letter is > ' ' and <= '~'),
            nameof(options.ClientName),
            $"\"{options.ClientName}\"",
            "a name of printable ASCII without spaces");
        return options;
    }

    private static void Check(TimeSpan value, string option, TimeSpan longest) =>
        Check(value > TimeSpan.Zero && value <= longest, option, value, $"more than 0 and at most {longest}");

    private static void Check(bool isRight, string option, object value, string expected)
    {
        if (!isRight)
        {
            throw Errors.OptionOutOfRange(option, value, expected);
        }
    }
}
