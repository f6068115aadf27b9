using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt;

/// <summary>Takes records as they arrive. Called by one thread at a time.</summary>
public interface IRecordReader
{
    /// <summary>The names of the fields, before the first record. Called again when a statement is repeated: what came before counts for nothing.</summary>
    void Fields(IReadOnlyList<string> names);

    /// <summary>
    /// A record: the reader stands at its first value, and as many values follow as there are fields. What is not read is skipped. The
    /// bytes live until this method returns.
    /// </summary>
    void Record(ref PackStreamReader reader);
}
