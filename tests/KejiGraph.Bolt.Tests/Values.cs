using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Tests;

/// <summary>Keeps the first value of each record.</summary>
internal sealed class Values : IRecordReader
{
    public List<string> Names { get; } = [];

    public List<object?> Seen { get; } = [];

    public void Fields(IReadOnlyList<string> names)
    {
        Names.Clear();
        Names.AddRange(names);
        Seen.Clear();
    }

    public void Record(ref PackStreamReader reader) => Seen.Add(reader.ReadValue());
}
