using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Running.Values;

/// <summary>Reads a value of fixed size of the row or element at hand. A closed family.</summary>
/// <typeparam name="T">The value as its column keeps it.</typeparam>
internal abstract class FixedValueReader<T>(IFixedFormat<T> format)
    where T : unmanaged, IComparable<T>
{
    /// <summary>How the value is kept.</summary>
    public IFixedFormat<T> Format { get; } = format;

    public abstract bool TryGet(RunContext context, in Scope scope, out T value);

    internal sealed class OfNode(IFixedFormat<T> format, PropertyAccess access) : FixedValueReader<T>(format)
    {
        public override bool TryGet(RunContext context, in Scope scope, out T value)
        {
            var node = scope.Row.Node;
            context.Reads?.Node(node);
            return ((FixedColumn<T>)context.Snapshot.TableOf(node).Columns[access.IndexIn(node.Type)])
                .TryGet(node.Row, out value);
        }
    }

    internal sealed class OfRelationship(IFixedFormat<T> format, RelationshipType type, PropertyDefinition property)
        : FixedValueReader<T>(format)
    {
        public override bool TryGet(RunContext context, in Scope scope, out T value) =>
            ((FixedColumn<T>)context.Snapshot.Relationships[type.Index].Columns[property.Index])
            .TryGet(scope.Row.Relationship, out value);
    }

    internal sealed class OfElement(IFixedFormat<T> format, ElementField field) : FixedValueReader<T>(format)
    {
        public override bool TryGet(RunContext context, in Scope scope, out T value)
        {
            if (field.TryGet(scope.Element, out var reader))
            {
                value = Format.FromValue(reader.Scalar(field.Property));
                return true;
            }

            value = default;
            return false;
        }
    }
}

/// <summary>Counts the relationships of the row's node.</summary>
internal sealed class CountReader(RelationshipType type, Direction direction, NodeSet target)
    : FixedValueReader<long>(new IntegerFormat())
{
    private readonly bool _all = target.ContainsAll(direction == Direction.Out ? type.Targets : type.Sources);

    public override bool TryGet(RunContext context, in Scope scope, out long value)
    {
        var node = scope.Row.Node;
        context.Reads?.Adjacency(node, type, direction);
        var links = context.Snapshot.TableOf(node).Adjacent(type, direction)[node.Row];
        value = links.Count;
        if (!_all)
        {
            value = 0;
            foreach (var other in links.Nodes)
            {
                value += target.Contains(other.Type) ? 1 : 0;
            }
        }

        return true;
    }
}
