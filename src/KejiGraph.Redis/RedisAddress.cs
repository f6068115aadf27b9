using System.Buffers;
using System.Globalization;

namespace KejiGraph.Redis;

/// <summary>Where a server listens.</summary>
/// <param name="Host">A name or an IP address, an IPv6 address without brackets.</param>
/// <param name="Port">The port, 1 to 65535.</param>
public sealed record RedisAddress(string Host, int Port)
{
    private static readonly SearchValues<char> NotInHosts = SearchValues.Create("/@?#[] ");

    /// <summary>Host and port as they are written in URIs, such as <c>cache:6379</c> or <c>[::1]:6379</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");

    /// <summary>Reads host and port as URIs and redirections have them; null when they are not. Without a default the port must be there.</summary>
    internal static RedisAddress? TryParse(string text, int? defaultPort)
    {
        // Redirections write IPv6 without brackets, so what follows the last colon is the port; URIs put brackets around it.
        var colon = text.LastIndexOf(':');
        if (text.StartsWith('[') && text.EndsWith(']') || colon < 0)
        {
            return Of(text, defaultPort);
        }

        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535
            ? Of(text[..colon], port)
            : null;
    }

    private static RedisAddress? Of(string host, int? port)
    {
        host = host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        return host.Length == 0 || host.AsSpan().ContainsAny(NotInHosts) || port is null ? null : new RedisAddress(host, port.Value);
    }
}
