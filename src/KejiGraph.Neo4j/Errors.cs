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
        BoltServerException server when IsTimeout(server) => TimedOut(timeout, server),
        BoltConnectionException { Failure: BoltConnectionFailure.Timeout } => TimedOut(timeout, failure),
        BoltServerException { IsTransient: false } server => Unready(server) ?? new(
            StoreFailure.Damaged, $"Neo4j refused a query with {server.Code}.", server),
        _ => new(StoreFailure.Unavailable, failure.Message, failure),
    };

    /// <summary>What a failed write means for the one who asked. The log has the cause.</summary>
    public static GraphStoreException OfWrite(BoltException failure, TimeSpan timeout) => failure switch
    {
        BoltUnknownOutcomeException => new(StoreFailure.UnknownOutcome, failure.Message, failure),
        BoltServerException server when IsTimeout(server) => WriteTimedOut(timeout, server),
        BoltConnectionException { Failure: BoltConnectionFailure.Timeout } => WriteTimedOut(timeout, failure),
        BoltServerException { Category: "Schema" } server => new(
            StoreFailure.Conflict, $"Neo4j holds data that forbid this change and refused it with {server.Code}.", server),
        BoltServerException { IsTransient: false } server => Unready(server) ?? new(
            StoreFailure.Damaged, $"Neo4j refused a change with {server.Code}.", server),
        _ => new(StoreFailure.Unavailable, failure.Message, failure),
    };

    /// <summary>A node was written by hand with labels that no type has.</summary>
    public static GraphStoreException UnknownLabels(string id) => new(
        StoreFailure.Damaged, $"Neo4j holds a node \"{id}\" with the label \"Node\" but none of a type of the model.");

    /// <summary>A relationship was written by hand with a type that the model does not have.</summary>
    public static GraphStoreException UnknownRelationship(string name) => new(
        StoreFailure.Damaged, $"Neo4j holds a relationship of type \"{name}\", which the model does not have.");

    /// <summary>The database was not made ready for the model.</summary>
    public static GraphStoreException MissingSchema(IReadOnlyList<string> names) => new(
        StoreFailure.Damaged,
        $"Neo4j lacks {names.Count} constraints or indexes of the model, such as \"{names[0]}\"; run migrate.");

    /// <summary>
    /// Whether the server ended the transaction because the time that it was told is over. Where that happens in the wait for a lock,
    /// Neo4j answers LockClientStopped.
    /// </summary>
    private static bool IsTimeout(BoltServerException server) =>
        server.Category == "Transaction"
        && (server.Code.Contains("TimedOut", StringComparison.Ordinal) || server.Code.EndsWith(".LockClientStopped", StringComparison.Ordinal));

    /// <summary>The server does not take requests of this program, or ended one, for a reason outside of the graph; null for others.</summary>
    private static GraphStoreException? Unready(BoltServerException server) => server switch
    {
        { Code: "Neo.ClientError.Transaction.Terminated" } => new(
            StoreFailure.Unavailable, $"Somebody ended the transaction at the server ({server.Code}). Nothing was written; try again.", server),
        { Category: "Security" } => new(
            StoreFailure.Unavailable,
            $"{server.Message.TrimEnd('.')}. Check the user, the password, and what the user may do.",
            server),
        { Code: "Neo.ClientError.Database.DatabaseNotFound" } => new(
            StoreFailure.Unavailable, $"{server.Message.TrimEnd('.')}. Check the name of the database.", server),
        _ => null,
    };

    private static GraphStoreException WriteTimedOut(TimeSpan timeout, Exception cause) => new(
        StoreFailure.Timeout,
        $"The change took longer than the {timeout.TotalSeconds:0.###} s it may take; write fewer at once.",
        cause);

    private static GraphStoreException TimedOut(TimeSpan timeout, Exception cause) => new(
        StoreFailure.Timeout,
        $"The query took longer than the {timeout.TotalSeconds:0.###} s it may take; ask for fewer rows or narrow the filter.",
        cause);
}
