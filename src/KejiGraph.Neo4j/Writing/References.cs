using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Writing;

/// <summary>The nodes that records name.</summary>
internal static class References
{
    /// <summary>Visits each reference in a value with its field and the id that it names.</summary>
    public static void Visit(object? value, Action<PropertyDefinition, string> visit)
    {
        switch (value)
        {
            case object?[] items:
                foreach (var item in items)
                {
                    Visit(item, visit);
                }

                break;
            case RecordValue record:
                foreach (var field in record.Type.Fields)
                {
                    if (field.Kind == ValueKind.Reference && record.Fields[field.Index] is string id)
                    {
                        visit(field, id);
                    }
                    else
                    {
                        Visit(record.Fields[field.Index], visit);
                    }
                }

                break;
            default:
                break;
        }
    }

    /// <summary>The fields of a record type that name nodes, with how deep they stand.</summary>
    public static IEnumerable<(PropertyDefinition Field, int Level)> FieldsOf(RecordType type, int level = 0) =>
        type.Fields.SelectMany(field => field switch
        {
            { Kind: ValueKind.Reference, IsList: false } => [(field, level)],
            { Record: { } nested } => FieldsOf(nested, level + 1),
            _ => [],
        });
}
