using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Changes;

/// <summary>The nodes that the records of a value name.</summary>
public static class RecordReferences
{
    /// <summary>Visits each reference in a value, at any depth, with its field and the id that it names.</summary>
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
}
