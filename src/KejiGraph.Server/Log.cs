namespace KejiGraph.Server;

/// <summary>What the server logs. Event ids 1000 to 1999 are the server's; an id is never used for something else.</summary>
internal static partial class Log
{
    private static readonly Func<ILogger, string, IDisposable?> RequestScope = LoggerMessage.DefineScope<string>("{RequestId}");

    /// <summary>
    /// Gives the lines until it is disposed of the id of a request. Opened where a line is written: a scope around every request would
    /// cost all of them more than finding their answers.
    /// </summary>
    public static IDisposable? InRequest(this ILogger log, string id) => RequestScope(log, id);

    [LoggerMessage(1000, LogLevel.Error, "A request failed for a reason that is not the client's.")]
    public static partial void RequestFailed(this ILogger log, Exception exception);

    [LoggerMessage(1001, LogLevel.Debug, "{Method} {Path} {Status} in {Milliseconds:0.0} ms, request {RequestId}")]
    public static partial void RequestAnswered(
        this ILogger log, string method, string path, int status, double milliseconds, string requestId);

    [LoggerMessage(1002, LogLevel.Information, "The store is empty; loading the sample graph.")]
    public static partial void LoadingSample(this ILogger log);

    [LoggerMessage(1003, LogLevel.Information, "Holding {Nodes} nodes and {Relationships} relationships in {Place}, commit {Sequence}")]
    public static partial void StoreOpened(this ILogger log, long nodes, long relationships, string place, long sequence);

    [LoggerMessage(1004, LogLevel.Information, "Listening on {Urls}; stop with Ctrl+C")]
    public static partial void Listening(this ILogger log, string urls);

    [LoggerMessage(1005, LogLevel.Information, "Stopping: requests under way are finished first")]
    public static partial void Stopping(this ILogger log);

    [LoggerMessage(1006, LogLevel.Information, "Stopped")]
    public static partial void Stopped(this ILogger log);

    [LoggerMessage(1008, LogLevel.Warning, "Redis fails, so answers are kept in this process only, and other servers hear of commits late: {Reason}")]
    public static partial void RedisFailed(this ILogger log, string reason);

    [LoggerMessage(1009, LogLevel.Warning, "The store does not say which commit is its last, so kept answers may be as old as their settings allow: {Reason}")]
    public static partial void WatchFailed(this ILogger log, string reason);

    [LoggerMessage(
        1020,
        LogLevel.Warning,
        "Slow: {Milliseconds:0.0} ms for {Operation} {OperationName}, {Outcome}, document {DocumentHash}, cost {Cost}, {Dependencies} dependencies, {StoreTrips} store trips in {StoreMilliseconds:0.0} ms, cache {Cache}")]
    public static partial void OperationWasSlow(
        this ILogger log,
        double milliseconds,
        string operation,
        string operationName,
        string outcome,
        string documentHash,
        double cost,
        int dependencies,
        int storeTrips,
        double storeMilliseconds,
        string cache);

    [LoggerMessage(
        1022,
        LogLevel.Warning,
        "Slow: {Milliseconds:0.0} ms for {Operation} {OperationName}, {Outcome}, document {DocumentHash}, cache {Cache}")]
    public static partial void AnswerWasSlow(
        this ILogger log, double milliseconds, string operation, string operationName, string outcome, string documentHash, string cache);

    [LoggerMessage(1021, LogLevel.Warning, "Slow: {Count} more operations in this second")]
    public static partial void SlowOperationsLeftOut(this ILogger log, int count);

    [LoggerMessage(1007, LogLevel.Information, "Opening {Place}")]
    public static partial void OpeningStore(this ILogger log, string place);

    [LoggerMessage(1012, LogLevel.Information, "Draining for {Seconds} s: not ready for those who ask, requests are answered; stop at once with Ctrl+C")]
    public static partial void Draining(this ILogger log, double seconds);
}
