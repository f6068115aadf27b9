using System.Diagnostics.Metrics;
using KejiGraph.Bolt;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j;
using KejiGraph.Server.Caching;
using KejiGraph.Server.Http;
using KejiGraph.Server.WebSockets;

namespace KejiGraph.Server.Telemetry;

/// <summary>What the parts of the server hold now. It is looked at when somebody asks, so it costs requests nothing.</summary>
internal static class ServerGauges
{
    private static readonly KeyValuePair<string, object?> InUse = new("state", "used");
    private static readonly KeyValuePair<string, object?> Idle = new("state", "idle");

    /// <summary>The documents that are kept with their plans.</summary>
    public static void Watch(this Meter meter, GraphQLEngine engine) => meter.CreateObservableUpDownCounter(
        "kejigraph.plan_cache.entries", () => engine.KeptDocuments, description: "Documents that are kept with their plans.");

    /// <summary>Who executes, who waits, and who was turned away.</summary>
    public static void Watch(this Meter meter, ConcurrencyGate gate)
    {
        meter.CreateObservableUpDownCounter("kejigraph.gate.executing", () => gate.Executing, description: "Requests that execute.");
        meter.CreateObservableUpDownCounter(
            "kejigraph.gate.waiting", () => gate.Waiting, description: "Requests that wait for their turn.");
        meter.CreateObservableCounter(
            "kejigraph.gate.rejections", () => gate.Rejections, description: "Requests that were turned away because too many execute.");
    }

    /// <summary>The first level of the response cache.</summary>
    public static void Watch(this Meter meter, ResponseCache? cache)
    {
        meter.CreateObservableUpDownCounter("kejigraph.cache.entries", () => cache?.Count ?? 0, description: "Answers that are kept.");
        meter.CreateObservableUpDownCounter("kejigraph.cache.size", () => cache?.Bytes ?? 0, "By", "What they take of the memory.");
    }

    /// <summary>The second level of the response cache.</summary>
    public static void Watch(this Meter meter, RedisParts? redis) => meter.CreateObservableUpDownCounter(
        "kejigraph.redis.connected",
        () => redis is { IsHealthy: true } ? 1 : 0,
        description: "1 when Redis answers, 0 when it does not or there is none.");

    /// <summary>The WebSockets.</summary>
    public static void Watch(this Meter meter, SocketEndpoint sockets) => meter.CreateObservableUpDownCounter(
        "kejigraph.websocket.connections", () => sockets.Connections, description: "WebSockets that are open.");

    /// <summary>The connections to Neo4j; another store has none.</summary>
    public static void Watch(this Meter meter, IGraphStore store)
    {
        meter.CreateObservableUpDownCounter("kejigraph.bolt.connections", Connections, description: "Connections to Neo4j.");
        meter.CreateObservableUpDownCounter(
            "kejigraph.bolt.waiting", () => Now().Waiting, description: "Calls that wait for a connection to Neo4j.");

        BoltConnections Now() => (store as Neo4jStore)?.Connections ?? default;

        IEnumerable<Measurement<int>> Connections()
        {
            var now = Now();
            return [new(now.InUse, InUse), new(now.Idle, Idle)];
        }
    }
}
