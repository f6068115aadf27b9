using System.Text.Json;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Json;

/// <summary>
/// Reads the lines of a graph file (JSON Lines): one node or relationship a line, its properties in the form of
/// <see cref="PropertyJsonWriter"/>:
/// <code>
/// {"node":"Label","id":"…","properties":{…}}
/// {"relationship":"TYPE","id":"…","from":"…","to":"…","properties":{…}}
/// </code>
/// </summary>
public static class GraphLineReader
{
    /// <summary>Reads a line as a change that writes what it says.</summary>
    /// <exception cref="Stores.GraphStoreException">The line does not fit the model.</exception>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    public static Change Read(GraphModel model, WriteMode mode, ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw GraphErrors.NotAnObject("A line of a graph file", "the whole line");
        }

        var id = Text(json, "id");
        if (json.TryGetProperty("node", out var label))
        {
            var type = model.FindNodeType(Text(label)) ?? throw GraphErrors.UnknownType("node", Text(label));
            return new Change.WriteNode(mode, type, id, Properties(json, $"{type} \"{id}\"", type.Properties));
        }

        var name = Text(json, "relationship");
        var relationship = model.FindRelationshipType(name) ?? throw GraphErrors.UnknownType("relationship", name);
        return new Change.WriteRelationship(
            mode,
            relationship,
            id,
            Text(json, "from"),
            Text(json, "to"),
            Properties(json, $"{relationship} \"{id}\"", relationship.Properties));
    }

    private static PropertyValues Properties(JsonElement json, string owner, PropertyList properties) =>
        json.TryGetProperty("properties", out var values)
            ? PropertyJsonReader.Read(owner, properties, values)
            : PropertyValues.None;

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw GraphErrors.MissingMember(name);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
