using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Routing;

/// <summary>
/// What a server answers to ROUTE: <c>{"ttl": 300, "db": "neo4j", "servers": [{"addresses": ["host:7687"], "role": "WRITE"}, …]}</c>.
/// </summary>
internal sealed record RoutingAnswer(
    TimeSpan TimeToLive, IReadOnlyList<ServerAddress> Routers, IReadOnlyList<ServerAddress> Readers, IReadOnlyList<ServerAddress> Writers)
{
    public static RoutingAnswer Read(ref PackStreamReader reader)
    {
        var map = reader.ReadValue() as Dictionary<string, object?> ?? [];
        var seconds = map.GetValueOrDefault("ttl") is long ttl ? Math.Clamp(ttl, 0, int.MaxValue) : 0;
        var servers = map.GetValueOrDefault("servers") as List<object?> ?? [];
        return new RoutingAnswer(
            TimeSpan.FromSeconds(seconds), InRole(servers, "ROUTE"), InRole(servers, "READ"), InRole(servers, "WRITE"));
    }

    private static List<ServerAddress> InRole(List<object?> servers, string role) =>
    [
        .. servers.OfType<Dictionary<string, object?>>()
            .Where(server => server.GetValueOrDefault("role") is string text && text == role)
            .SelectMany(server => server.GetValueOrDefault("addresses") as List<object?> ?? [])
            .OfType<string>()
            .Select(ServerAddress.Parse)
            .Distinct(),
    ];
}
