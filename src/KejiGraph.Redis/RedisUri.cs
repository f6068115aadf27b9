using System.Globalization;

namespace KejiGraph.Redis;

/// <summary>Options as one URI. Taken apart by hand, for <see cref="Uri"/> knows no list of hosts and repeats passwords in its errors.</summary>
internal static class RedisUri
{
    private const int ServerPort = 6379;
    private const int SentinelPort = 26379;

    public static RedisOptions Parse(string text)
    {
        var schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        var (isTls, isSentinel) = (schemeEnd < 0 ? "" : text[..schemeEnd]) switch
        {
            "redis" => (false, false),
            "rediss" => (true, false),
            "redis+sentinel" => (false, true),
            "rediss+sentinel" => (true, true),
            _ => throw Errors.UnknownScheme(),
        };
        var rest = text[(schemeEnd + 3)..];

        // A password may hold an "@" that nobody encoded; a host cannot.
        var at = rest.LastIndexOf('@');
        var (user, password) = Credentials(at < 0 ? null : rest[..at]);
        var parts = rest[(at + 1)..].TrimEnd('/').Split('/');
        var addresses = Array.ConvertAll(parts[0].Split(','), host => Address(host, isSentinel ? SentinelPort : ServerPort));
        if (isSentinel && (parts.Length < 2 || parts[1].Length == 0))
        {
            throw Errors.NoMasterName();
        }

        var known = isSentinel ? 2 : 1;
        if (parts.Length > known + 1)
        {
            throw Errors.BadDatabase(string.Join('/', parts[known..]));
        }

        return new RedisOptions
        {
            Addresses = addresses,
            Mode = isSentinel ? RedisMode.Sentinel : addresses.Length > 1 ? RedisMode.Cluster : RedisMode.Single,
            MasterName = isSentinel ? Uri.UnescapeDataString(parts[1]) : null,
            User = user,
            Password = password,
            Database = parts.Length > known ? Database(parts[known]) : 0,
            UsesTls = isTls,
        };
    }

    public static string Print(RedisOptions options)
    {
        var scheme = options.UsesTls ? "rediss" : "redis";
        var database = options.Database > 0 ? string.Create(CultureInfo.InvariantCulture, $"/{options.Database}") : "";
        return options.Mode == RedisMode.Sentinel
            ? $"{scheme}+sentinel://{string.Join(',', options.Addresses)}/{options.MasterName}{database}"
            : $"{scheme}://{string.Join(',', options.Addresses)}{database}";
    }

    private static (string? User, string? Password) Credentials(string? text)
    {
        if (text is null)
        {
            return (null, null);
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? throw Errors.UserWithoutPassword()
            : (colon == 0 ? null : Uri.UnescapeDataString(text[..colon]), Uri.UnescapeDataString(text[(colon + 1)..]));
    }

    private static RedisAddress Address(string text, int defaultPort) =>
        RedisAddress.TryParse(text, defaultPort) ?? throw Errors.BadHost(text);

    private static int Database(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var database) ? database : throw Errors.BadDatabase(text);
}
