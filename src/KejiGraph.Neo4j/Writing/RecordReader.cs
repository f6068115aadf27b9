using KejiGraph.Bolt;
using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Neo4j.Writing;

/// <summary>Reads one record.</summary>
internal delegate void ReadRecord(ref PackStreamReader reader);

/// <summary>Reads each record of a statement of a transaction, where nothing is repeated halfway.</summary>
internal sealed class RecordReader(ReadRecord read) : IRecordReader
{
    public void Fields(IReadOnlyList<string> names)
    {
    }

    public void Record(ref PackStreamReader reader) => read(ref reader);
}
