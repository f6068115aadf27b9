using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Results;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>How one value of a record is read and pushed. Holds nothing of a run; a closed family.</summary>
internal abstract class ValueShape
{
    /// <summary>Reads exactly one value and pushes it.</summary>
    public abstract void Push(ref PackStreamReader reader, IResultSink sink);
}
