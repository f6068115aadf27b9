using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>Reads a property that holds a scalar or a list of them. A list that is not there is an empty one.</summary>
internal sealed class ScalarShape(PropertyDefinition property) : ValueShape
{
    public override void Push(ref PackStreamReader reader, IResultSink sink)
    {
        if (!property.IsList)
        {
            Scalars.Push(ref reader, property.Kind, sink);
            return;
        }

        sink.BeginList();
        for (var left = reader.TryReadNull() ? 0 : reader.ReadListSize(); left > 0; left--)
        {
            Scalars.Push(ref reader, property.Kind, sink);
        }

        sink.EndList();
    }
}
