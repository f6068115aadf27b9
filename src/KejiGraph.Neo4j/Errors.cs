using KejiGraph.Bolt;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Neo4j;

/// <summary>The sentences with which the Neo4j store fails.</summary>
internal static class Errors
{
    public static GraphStoreException NoValue(string kind, string found) => new(
        StoreFailure.Damaged,
        $"Neo4j holds {(found.Length > 80 ? found[..80] + "…" : found)} where the model has a {kind}; write the property again.");

    /// <summary>What a failed read means for the one who asked. The log has the cause.</summary>
    public static GraphStoreException Of(BoltException failure, TimeSpan timeout) => failure switch
    {
        BoltServerException { Category: "Transaction" } server when server.Code.Contains("TimedOut", StringComparison.Ordinal) =>
            TimedOut(timeout, server),
        BoltConnectionException { Failure: BoltConnectionFailure.Timeout } => TimedOut(timeout, failure),
        BoltServerException { IsTransient: false } server => new(
            StoreFailure.Damaged, $"Neo4j refused a query with {server.Code}.", server),
        _ => new(StoreFailure.Unavailable, failure.Message, failure),
    };

    private static GraphStoreException TimedOut(TimeSpan timeout, Exception cause) => new(
        StoreFailure.Timeout,
        $"The query took longer than the {timeout.TotalSeconds:0.###} s it may take; ask for fewer rows or narrow the filter.",
        cause);
}
