using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Running.Values;

/// <summary>Reads a text, escaped, of the row or element at hand. A closed family.</summary>
internal abstract class TextValueReader
{
    public abstract bool TryGet(RunContext context, in Scope scope, out ReadOnlySpan<byte> escaped);

    internal sealed class OfNode(PropertyAccess access) : TextValueReader
    {
        public override bool TryGet(RunContext context, in Scope scope, out ReadOnlySpan<byte> escaped)
        {
            var node = scope.Row.Node;
            context.Reads?.Node(node);
            return ((TextColumn)context.Snapshot.TableOf(node).Columns[access.IndexIn(node.Type)])
                .TryGet(node.Row, out escaped);
        }
    }

    internal sealed class OfRelationship(RelationshipType type, PropertyDefinition property) : TextValueReader
    {
        public override bool TryGet(RunContext context, in Scope scope, out ReadOnlySpan<byte> escaped) =>
            ((TextColumn)context.Snapshot.Relationships[type.Index].Columns[property.Index])
            .TryGet(scope.Row.Relationship, out escaped);
    }

    internal sealed class OfTypeName : TextValueReader
    {
        public override bool TryGet(RunContext context, in Scope scope, out ReadOnlySpan<byte> escaped)
        {
            escaped = context.Snapshot.Model.NodeTypes[scope.Row.Node.Type].Utf8Name;
            return true;
        }
    }

    internal sealed class OfElement(ElementField field) : TextValueReader
    {
        public override bool TryGet(RunContext context, in Scope scope, out ReadOnlySpan<byte> escaped)
        {
            if (field.TryGet(scope.Element, out var reader))
            {
                escaped = reader.Text();
                return true;
            }

            escaped = default;
            return false;
        }
    }
}
