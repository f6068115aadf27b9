namespace KejiGraph.Bolt;

/// <summary>An open transaction. Lives until the work that it was given to returns; not safe to share.</summary>
public sealed class BoltTransaction
{
    /// <summary>Runs a statement; without a reader its records are thrown away. Comes back when the statement has ended.</summary>
    public ValueTask<BoltSummary> RunAsync(BoltStatement statement, IRecordReader? reader) => throw new NotSupportedException();
}
