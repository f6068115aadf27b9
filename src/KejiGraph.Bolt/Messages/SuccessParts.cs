using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>The larger entries of SUCCESS: counters, notifications, hints.</summary>
internal static class SuccessParts
{
    /// <summary><c>stats</c>: <c>{"nodes-created": 2, …}</c>; a counter that is 0 is left out.</summary>
    public static BoltCounters ReadCounters(ref PackStreamReader reader)
    {
        var stats = Map(ref reader);
        return new BoltCounters
        {
            NodesCreated = Count(stats, "nodes-created"),
            NodesDeleted = Count(stats, "nodes-deleted"),
            RelationshipsCreated = Count(stats, "relationships-created"),
            RelationshipsDeleted = Count(stats, "relationships-deleted"),
            PropertiesSet = Count(stats, "properties-set"),
            LabelsAdded = Count(stats, "labels-added"),
            LabelsRemoved = Count(stats, "labels-removed"),
            IndexesAdded = Count(stats, "indexes-added"),
            IndexesRemoved = Count(stats, "indexes-removed"),
            ConstraintsAdded = Count(stats, "constraints-added"),
            ConstraintsRemoved = Count(stats, "constraints-removed"),
        };
    }

    /// <summary>
    /// <c>notifications</c>, or from Bolt 5.6 <c>statuses</c>, where those without a <c>neo4j_code</c> only say that all went well.
    /// </summary>
    public static List<BoltNotification> ReadNotifications(ref PackStreamReader reader)
    {
        var notifications = new List<BoltNotification>();
        for (var left = reader.ReadListSize(); left > 0; left--)
        {
            var map = Map(ref reader);
            if ((Text(map, "neo4j_code") ?? Text(map, "code")) is { } code)
            {
                var record = map.GetValueOrDefault("diagnostic_record") as Dictionary<string, object?>;
                var severity = Text(map, "severity") ?? (record is null ? null : Text(record, "_severity"));
                notifications.Add(new BoltNotification(code, severity ?? "", Text(map, "description") ?? Text(map, "title") ?? ""));
            }
        }

        return notifications;
    }

    /// <summary><c>hints</c>: <c>{"connection.recv_timeout_seconds": 120, …}</c>.</summary>
    public static TimeSpan? ReadReceiveTimeout(ref PackStreamReader reader) =>
        Count(Map(ref reader), "connection.recv_timeout_seconds") is > 0 and < int.MaxValue and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static Dictionary<string, object?> Map(ref PackStreamReader reader) => reader.ReadValue() as Dictionary<string, object?> ?? [];

    private static long Count(Dictionary<string, object?> map, string key) => map.GetValueOrDefault(key) is long count ? count : 0;

    private static string? Text(Dictionary<string, object?> map, string key) => map.GetValueOrDefault(key) as string;
}
