using KejiGraph.Bolt;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Results;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>Reads the one record of a rendered plan into a sink: first the number of the last commit, then the roots.</summary>
internal sealed class AnswerReader(ValueShape[] roots, IResultSink sink) : IRecordReader
{
    /// <summary>The number of the last commit that the answer can show; 0 when there was none.</summary>
    public long Sequence { get; private set; }

    public void Fields(IReadOnlyList<string> names) => Sequence = 0;

    public void Record(ref PackStreamReader reader)
    {
        for (var left = reader.ReadListSize(); left > 0; left--)
        {
            Sequence = reader.ReadInteger();
        }

        foreach (var root in roots)
        {
            root.Push(ref reader, sink);
        }
    }
}
