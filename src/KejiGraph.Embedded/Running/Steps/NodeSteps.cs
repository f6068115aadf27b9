using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Steps;

/// <summary>Pushes the node with an id.</summary>
internal sealed class NodeStep(int condition, Operand id, NodePusher node) : Step<Row>(condition)
{
    public override void Push(RunContext context, Row at)
    {
        if (context.Arguments[id] is string text)
        {
            node.PushById(context, EscapedText.Escape(text));
        }
        else
        {
            context.Sink.Null();
        }
    }
}

/// <summary>Pushes the nodes with some ids.</summary>
internal sealed class NodeListStep(int condition, Operand ids, NodePusher node) : Step<Row>(condition)
{
    public override void Push(RunContext context, Row at)
    {
        context.Sink.BeginList();
        foreach (var id in (object?[])context.Arguments[ids]!)
        {
            node.PushById(context, EscapedText.Escape((string)id!));
        }

        context.Sink.EndList();
    }
}

/// <summary>Pushes a property of the node.</summary>
internal sealed class NodePropertyStep(int condition, PropertyAccess access) : Step<Row>(condition)
{
    public override void Push(RunContext context, Row at) =>
        context.Snapshot.TableOf(at.Node).Columns[access.IndexIn(at.Node.Type)].Push(at.Node.Row, context.Sink);
}

/// <summary>Pushes a property of the node whose values are records.</summary>
internal sealed class NodeRecordsStep(int condition, PropertyAccess access, RecordPusher records) : Step<Row>(condition)
{
    public override void Push(RunContext context, Row at)
    {
        var column = (BlobColumn)context.Snapshot.TableOf(at.Node).Columns[access.IndexIn(at.Node.Type)];
        records.Push(context, column.TryGet(at.Node.Row, out var bytes) ? bytes : default);
    }
}
