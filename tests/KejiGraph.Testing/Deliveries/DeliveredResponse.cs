using System.Text.Json.Nodes;

namespace KejiGraph.Testing.Deliveries;

/// <summary>What a client makes of a response that comes in several payloads, in either form.</summary>
public static class DeliveredResponse
{
    /// <summary>The data after all payloads; it throws where a payload contradicts those before it.</summary>
    public static JsonNode? Merge(IReadOnlyList<JsonObject> payloads)
    {
        var data = payloads[0]["data"]?.DeepClone();
        var pending = new Dictionary<string, JsonObject>();
        Announce(pending, payloads[0]);
        for (var index = 1; index < payloads.Count; index++)
        {
            var payload = payloads[index];
            Check((bool)payloads[index - 1]["hasNext"]!, "A payload followed the one without next.");
            Announce(pending, payload);
            foreach (var part in payload["incremental"]?.AsArray() ?? [])
            {
                Apply(data, part!.AsObject(), pending);
            }

            foreach (var done in payload["completed"]?.AsArray() ?? [])
            {
                Check(pending.Remove((string)done!["id"]!), "What was completed was not pending.");
            }
        }

        Check(payloads.Count == 1 || !(bool)payloads[^1]["hasNext"]!, "The last payload has a next one.");
        Check(pending.Count == 0, "Something stayed pending.");
        return data;
    }

    private static void Announce(Dictionary<string, JsonObject> pending, JsonObject payload)
    {
        foreach (var one in payload["pending"]?.AsArray() ?? [])
        {
            pending.Add((string)one!["id"]!, one.AsObject());
        }
    }

    private static void Apply(JsonNode? data, JsonObject part, Dictionary<string, JsonObject> pending)
    {
        var path = (part["path"] ?? pending[(string)part["id"]!]["path"])!.AsArray();
        if (part["items"] is JsonArray items)
        {
            // In the form of 2022 the path ends with the index of the first item.
            var steps = part.ContainsKey("path") ? path.Count - 1 : path.Count;
            var list = Find(data, path.Take(steps))!.AsArray();
            Check(!part.ContainsKey("path") || (int)path[^1]! == list.Count, "Items came for another place of their list.");
            foreach (var item in items)
            {
                list.Add(item?.DeepClone());
            }
        }
        else if (part["data"] is JsonObject fields)
        {
            MergeInto(Find(data, path)!.AsObject(), fields);
        }
    }

    private static JsonNode? Find(JsonNode? node, IEnumerable<JsonNode?> path)
    {
        foreach (var step in path)
        {
            node = step!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? node![(int)step] : node![(string)step!];
        }

        return node;
    }

    private static void MergeInto(JsonObject target, JsonObject fields)
    {
        foreach (var (name, value) in fields)
        {
            Check(!target.ContainsKey(name), $"\"{name}\" was delivered twice.");
            target.Add(name, value?.DeepClone());
        }
    }

    private static void Check(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }
}
