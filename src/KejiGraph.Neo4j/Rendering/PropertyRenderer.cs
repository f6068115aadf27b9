using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Decoding;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// Renders a property of a node or relationship. Records are sent as they are kept; the nodes that they name follow as one list
/// for each reference, in the order in which the references stand in the records.
/// </summary>
internal static class PropertyRenderer
{
    /// <summary>The value of a property and how it is read.</summary>
    /// <param name="context">The statement.</param>
    /// <param name="field">A <see cref="Projection.Property"/> or <see cref="Projection.Records"/> of it.</param>
    /// <param name="owner">The variable of the node or relationship.</param>
    public static (string Text, ValueShape Shape) Render(RenderContext context, Projection field, string owner)
    {
        switch (field)
        {
            case Projection.Property property:
                return (Text(owner, property.Source.Definition), new ScalarShape(property.Source.Definition));
            case Projection.Records records:
                var value = Text(owner, records.Source.Definition);
                var references = new List<string>();
                var elements = Elements(records.Source.Definition, value);
                var shape = Records(context, records, elements, level: 0, references);
                return references.Count == 0
                    ? (value, new RecordsValueShape(shape, hasReferences: false))
                    : ($"[{value}, {string.Join(", ", references)}]", new RecordsValueShape(shape, hasReferences: true));
            default:
                throw RenderContext.Misplaced(field, "a node or an edge");
        }
    }

    private static string Text(string owner, PropertyDefinition property) => $"{owner}.{StoredNames.Quote(property.Name)}";

    private static string Elements(PropertyDefinition property, string value) =>
        property.IsList ? $"coalesce({value}, [])" : RecordFields.Single(value);

    /// <summary>How records are read.</summary>
    /// <param name="context">The statement.</param>
    /// <param name="records">The records.</param>
    /// <param name="unwound">What UNWIND goes through to meet each record; each further level follows its outer one.</param>
    /// <param name="level">How deep the records stand in others, from 0.</param>
    /// <param name="references">Takes the list of nodes of each reference.</param>
    private static RecordsShape Records(
        RenderContext context, Projection.Records records, string unwound, int level, List<string> references)
    {
        var variable = context.Variables.Next('x');
        var each = $"{unwound} AS {variable}";
        var scope = new RecordScope(variable, level);
        var fields = new List<RecordFieldShape>();
        foreach (var field in context.Included(records.Fields))
        {
            switch (field)
            {
                case Projection.Property { Source: PropertySource.OfRecord source }:
                    fields.Add(new RecordFieldShape.Scalar(source.Field, level));
                    break;
                case Projection.Records { Source: PropertySource.OfRecord source } nested:
                    var inner = $"{each} UNWIND {RecordFields.Elements(source.Field, scope)}";
                    fields.Add(new RecordFieldShape.Nested(source.Field, level, Records(context, nested, inner, level + 1, references)));
                    break;
                case Projection.Reference reference:
                    var id = context.Variables.Next('i');
                    var (node, shape) = NodeRenderer.ById(context, reference.Selection, id);
                    references.Add(
                        $"COLLECT {{ UNWIND {each} WITH {RecordFields.Value(reference.Field, scope)} AS {id} "
                        + $"WHERE {id} IS NOT NULL RETURN {node} }}");
                    fields.Add(new RecordFieldShape.Reference(reference.Field, level, references.Count, shape));
                    break;
                default:
                    throw RenderContext.Misplaced(field, "a record");
            }
        }

        return new RecordsShape(records.Source.Definition, level, [.. fields]);
    }
}
