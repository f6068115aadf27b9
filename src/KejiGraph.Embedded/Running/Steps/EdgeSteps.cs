using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Running.Rows;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Running.Steps;

/// <summary>An edge of a connection: a row and the order of the list it stands in.</summary>
internal readonly record struct Edge(Row Row, RowOrder Order);

/// <summary>Pushes the place of the row.</summary>
internal sealed class CursorStep(int condition) : Step<Edge>(condition)
{
    public override void Push(RunContext context, Edge at) => context.Sink.Cursor(at.Order.KeyOf(context, at.Row));
}

/// <summary>Pushes the node of the row.</summary>
internal sealed class EdgeNodeStep(int condition, NodePusher node) : Step<Edge>(condition)
{
    public override void Push(RunContext context, Edge at) => node.Push(context, at.Row.Node);
}

/// <summary>Pushes a property of the relationship.</summary>
internal sealed class RelationshipPropertyStep(int condition, RelationshipType type, PropertyDefinition property)
    : Step<Edge>(condition)
{
    public override void Push(RunContext context, Edge at) =>
        context.Snapshot.Relationships[type.Index].Columns[property.Index].Push(at.Row.Relationship, context.Sink);
}

/// <summary>Pushes a property of the relationship whose values are records.</summary>
internal sealed class RelationshipRecordsStep(
    int condition, RelationshipType type, PropertyDefinition property, RecordPusher records) : Step<Edge>(condition)
{
    public override void Push(RunContext context, Edge at)
    {
        var column = (BlobColumn)context.Snapshot.Relationships[type.Index].Columns[property.Index];
        records.Push(context, column.TryGet(at.Row.Relationship, out var bytes) ? bytes : default);
    }
}
