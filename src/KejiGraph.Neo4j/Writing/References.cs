using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Writing;

/// <summary>The nodes that records name.</summary>
internal static class References
{
    /// <summary>The fields of a record type that name nodes, with how deep they stand.</summary>
    public static IEnumerable<(PropertyDefinition Field, int Level)> FieldsOf(RecordType type, int level = 0) =>
        type.Fields.SelectMany(field => field switch
        {
            { Kind: ValueKind.Reference, IsList: false } => [(field, level)],
            { Record: { } nested } => FieldsOf(nested, level + 1),
            _ => [],
        });
}
