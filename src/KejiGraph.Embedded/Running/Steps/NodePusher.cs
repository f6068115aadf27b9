using KejiGraph.Embedded.Snapshots;

namespace KejiGraph.Embedded.Running.Steps;

/// <summary>Pushes a node as an object, with the values that are selected for its type.</summary>
/// <param name="byType">The steps for each node type, by index; null where the type cannot occur.</param>
internal sealed class NodePusher(Step<Row>[]?[] byType)
{
    public void Push(RunContext context, NodeRef node)
    {
        context.Deadline.CountRow();
        context.Reads?.Node(node);
        context.Sink.BeginNode(node.Type);
        Step<Row>.PushAll(byType[node.Type]!, context, new Row(node));
        context.Sink.EndObject();
    }

    /// <summary>Pushes the node with an escaped id, or null when there is none of a type that is selected.</summary>
    public void PushById(RunContext context, ReadOnlySpan<byte> id)
    {
        if (context.Snapshot.TryFind(id, out var node) && node.Type < byType.Length && byType[node.Type] is not null)
        {
            Push(context, node);
        }
        else
        {
            context.Reads?.Missing(id);
            context.Sink.Null();
        }
    }
}
