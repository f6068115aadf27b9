using KejiGraph.Bolt.Routing;

namespace KejiGraph.Bolt.Connections;

/// <summary>How connections are made, from the options and their checked URI.</summary>
/// <param name="Options">The options.</param>
/// <param name="Initial">The server that the URI names.</param>
/// <param name="Encryption">Whether and how TLS is used.</param>
/// <param name="Routing">The routing context of neo4j schemes; null for bolt schemes.</param>
internal sealed record ConnectionSettings(
    BoltOptions Options, ServerAddress Initial, Encryption Encryption, IReadOnlyDictionary<string, string>? Routing)
{
    /// <summary>Checks options and takes their URI apart.</summary>
    /// <exception cref="BoltUsageException">An option is wrong.</exception>
    public static ConnectionSettings Of(BoltOptions options)
    {
        var uri = options.Uri;
        if (!uri.IsAbsoluteUri || uri.Host.Length == 0)
        {
            throw Errors.UriWithoutHost();
        }

        if (uri.UserInfo.Length > 0)
        {
            throw Errors.UriWithUser();
        }

        var (isRouted, encryption) = uri.Scheme switch
        {
            "bolt" => (false, Encryption.None),
            "bolt+s" => (false, Encryption.Trusted),
            "bolt+ssc" => (false, Encryption.AnyCertificate),
            "neo4j" => (true, Encryption.None),
            "neo4j+s" => (true, Encryption.Trusted),
            "neo4j+ssc" => (true, Encryption.AnyCertificate),
            _ => throw Errors.UnknownScheme(uri.Scheme),
        };
        if (!isRouted && uri.Query.Length > 0)
        {
            throw Errors.ContextWithoutRouting(uri.Scheme);
        }

        CheckNumbers(options);
        var initial = ServerAddress.Of(uri);
        return new ConnectionSettings(options, initial, encryption, isRouted ? Context(uri.Query, initial) : null);
    }

    private static void CheckNumbers(BoltOptions options)
    {
        Check(options.MaxConnections is >= 1 and <= 10_000, nameof(options.MaxConnections), options.MaxConnections, "1 to 10000 connections");
        Check(options.FetchSize is >= 1 or -1, nameof(options.FetchSize), options.FetchSize, "1 record or more, or -1 for all");
        Check(
            options.MaxMessageBytes >= 65_536, nameof(options.MaxMessageBytes), options.MaxMessageBytes, "65536 bytes or more");
        Check(
            options.MaxConnectionLifetime > TimeSpan.Zero, nameof(options.MaxConnectionLifetime), options.MaxConnectionLifetime, "more than 0");
        Check(options.AcquisitionTimeout > TimeSpan.Zero, nameof(options.AcquisitionTimeout), options.AcquisitionTimeout, "more than 0");
        Check(options.ConnectTimeout > TimeSpan.Zero, nameof(options.ConnectTimeout), options.ConnectTimeout, "more than 0");
        Check(options.IdleLivenessCheck >= TimeSpan.Zero, nameof(options.IdleLivenessCheck), options.IdleLivenessCheck, "0 or more");
        Check(options.MaxRetryTime >= TimeSpan.Zero, nameof(options.MaxRetryTime), options.MaxRetryTime, "0 or more");
    }

    private static void Check(bool isRight, string setting, object value, string expected)
    {
        if (!isRight)
        {
            throw Errors.OptionOutOfRange(setting, value, expected);
        }
    }

    private static Dictionary<string, string> Context(string query, ServerAddress initial)
    {
        var context = new Dictionary<string, string> { ["address"] = initial.ToString() };
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = Uri.UnescapeDataString(parts[0]);
            if (parts.Length < 2 || name.Length == 0 || !context.TryAdd(name, Uri.UnescapeDataString(parts[1])))
            {
                throw Errors.BadContext(name);
            }
        }

        return context;
    }
}

/// <summary>Whether and how TLS is used.</summary>
internal enum Encryption
{
    None,
    Trusted,
    AnyCertificate,
}
