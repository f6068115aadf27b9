using System.Text.Json;
using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Json;

/// <summary>Writes the lines that <see cref="GraphLineReader"/> reads, without the end of the line.</summary>
public static class GraphLineWriter
{
    /// <summary>Writes a node.</summary>
    /// <param name="json">Takes the line.</param>
    /// <param name="type">Its type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="read">Gives the value of a property in the .NET type of its kind, or null.</param>
    public static void Node(Utf8JsonWriter json, NodeType type, string id, Func<PropertyDefinition, object?> read)
    {
        json.WriteStartObject();
        json.WriteString("node"u8, type.Name);
        json.WriteString("id"u8, id);
        Properties(json, type.Properties, read);
    }

    /// <summary>Writes a relationship.</summary>
    /// <param name="json">Takes the line.</param>
    /// <param name="type">Its type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="from">The id of the node it starts from.</param>
    /// <param name="to">The id of the node it ends at.</param>
    /// <param name="read">Gives the value of a property in the .NET type of its kind, or null.</param>
    public static void Relationship(
        Utf8JsonWriter json, RelationshipType type, string id, string from, string to, Func<PropertyDefinition, object?> read)
    {
        json.WriteStartObject();
        json.WriteString("relationship"u8, type.Name);
        json.WriteString("id"u8, id);
        json.WriteString("from"u8, from);
        json.WriteString("to"u8, to);
        Properties(json, type.Properties, read);
    }

    private static void Properties(Utf8JsonWriter json, PropertyList properties, Func<PropertyDefinition, object?> read)
    {
        json.WritePropertyName("properties"u8);
        PropertyJsonWriter.Write(json, properties, read);
        json.WriteEndObject();
    }
}
