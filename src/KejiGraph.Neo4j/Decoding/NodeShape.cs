using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Results;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>What is read of nodes of a type.</summary>
/// <param name="Type">The index of the type in the model.</param>
/// <param name="Fields">The values, in the order in which they are pushed, with their places in the row.</param>
internal sealed record NodeFields(int Type, (int Place, ValueShape Shape)[] Fields);

/// <summary>Reads a node from the values of its row.</summary>
/// <param name="typePlace">Where the place of the node's type among <paramref name="byType"/> stands; -1 when there is one type.</param>
/// <param name="byType">What is read of each type.</param>
/// <param name="labels">The label of each type, in UTF-8, when the row has the labels of the node instead of that place.</param>
internal sealed class NodeShape(int typePlace, NodeFields[] byType, byte[][]? labels)
{
    /// <summary>Pushes the node.</summary>
    public void Push(ref ListReader row, IResultSink sink)
    {
        var fields = byType[typePlace < 0 ? 0 : TypeOf(ref row.Take(typePlace))];
        sink.BeginNode(fields.Type);
        foreach (var (place, shape) in fields.Fields)
        {
            shape.Push(ref row.Take(place), sink);
        }

        sink.EndObject();
    }

    private int TypeOf(ref PackStreamReader reader)
    {
        if (labels is null)
        {
            return (int)reader.ReadInteger();
        }

        var type = -1;
        for (var left = reader.ReadListSize(); left > 0; left--)
        {
            var label = reader.ReadText();
            for (var place = 0; type < 0 && place < labels.Length; place++)
            {
                type = label.SequenceEqual(labels[place]) ? place : -1;
            }
        }

        return type;
    }
}

/// <summary>Reads a list of one node or of none, and pushes the node or null.</summary>
internal sealed class OptionalNodeShape(NodeShape node) : ValueShape
{
    public override void Push(ref PackStreamReader reader, IResultSink sink)
    {
        var left = reader.ReadListSize();
        if (left == 0)
        {
            sink.Null();
            return;
        }

        var row = new ListReader(reader);
        node.Push(ref row, sink);
        reader = row.End();
        for (left--; left > 0; left--)
        {
            reader.Skip();
        }
    }
}

/// <summary>Reads a list of such lists, and pushes a list of nodes and nulls.</summary>
internal sealed class NodeListShape(OptionalNodeShape item) : ValueShape
{
    public override void Push(ref PackStreamReader reader, IResultSink sink)
    {
        sink.BeginList();
        for (var left = reader.ReadListSize(); left > 0; left--)
        {
            item.Push(ref reader, sink);
        }

        sink.EndList();
    }
}
