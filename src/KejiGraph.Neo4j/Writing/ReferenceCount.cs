using KejiGraph.Bolt;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Writing;

/// <summary>
/// Counts the nodes and relationships whose records refer to a node. Deleting what records refer to is rare, so it is paid by
/// looking at all of them.
/// </summary>
internal static class ReferenceCount
{
    /// <summary>The statement, or null when no record can refer to nodes of that type.</summary>
    public static BoltStatement? Of(GraphModel model, NodeState node)
    {
        var parameters = new Dictionary<string, object?>();
        string[] counts =
        [
            .. model.NodeTypes.SelectMany(type => Counts($"(n:{StoredNames.Label(type)})", type.Properties, node, parameters)),
            .. model.RelationshipTypes.SelectMany(type =>
                Counts($"()-[n:{StoredNames.Quote(type.Name)}]->()", type.Properties, node, parameters)),
        ];
        return counts.Length == 0 ? null : new BoltStatement($"RETURN {string.Join(" + ", counts)}", parameters);
    }

    private static IEnumerable<string> Counts(
        string pattern, PropertyList properties, NodeState node, Dictionary<string, object?> parameters)
    {
        foreach (var property in properties.Where(property => property.Record is not null))
        {
            (PropertyDefinition Field, int Level)[] fields = [.. References.FieldsOf(property.Record!)];
            if (!fields.Any(field => field.Field.Target!.Contains(node.Type.Index)))
            {
                continue;
            }

            var parameter = $"p{parameters.Count}";
            parameters.Add(parameter, fields.Select(field => RecordText.FieldWith(field.Field, field.Level, node.Id)).ToArray());
            var value = $"n.{StoredNames.Quote(property.Name)}";
            var records = property.IsList ? value : $"[{value}]";

            // Where a record is not the last of its list, the mark of the next one follows its last field.
            yield return $"COUNT {{ MATCH {pattern} WHERE any(record IN {records} WHERE any(field IN split(record, \"\\u001f\") "
                + $"WHERE split(field, \"\\u001e\")[0] IN ${parameter})) }}";
        }
    }
}
