namespace KejiGraph.Bolt.Retry;

/// <summary>What Neo4j's status codes mean for the next try, as Neo4j's own drivers judge them.</summary>
internal static class ErrorClassification
{
    private const string AuthorizationExpired = "Neo.ClientError.Security.AuthorizationExpired";
    private const string NotALeader = "Neo.ClientError.Cluster.NotALeader";
    private const string ForbiddenOnReadOnlyDatabase = "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase";
    private const string DatabaseUnavailable = "Neo.TransientError.General.DatabaseUnavailable";

    /// <summary>Whether the same request can succeed later or on another server.</summary>
    public static bool IsTransient(string code) =>
        code.StartsWith("Neo.TransientError.", StringComparison.Ordinal) || IsLeaderSwitch(code) || IsAuthorizationExpired(code);

    /// <summary>Whether the server no longer takes writes: another one leads now.</summary>
    public static bool IsLeaderSwitch(string code) => code is NotALeader or ForbiddenOnReadOnlyDatabase;

    /// <summary>Whether the server wants the user to authenticate again, with the same credentials.</summary>
    public static bool IsAuthorizationExpired(string code) => code == AuthorizationExpired;

    /// <summary>Whether the server does not have the database now, such as while it starts or stops.</summary>
    public static bool IsDatabaseUnavailable(string code) => code == DatabaseUnavailable;

    /// <summary>
    /// Servers before 5.0 call two things transient that a client or an administrator ordered: a transaction that was terminated, and
    /// the locks of one. The drivers rename them, so that nobody repeats what somebody stopped.
    /// </summary>
    public static string Canonical(string code) => code switch
    {
        "Neo.TransientError.Transaction.Terminated" => "Neo.ClientError.Transaction.Terminated",
        "Neo.TransientError.Transaction.LockClientStopped" => "Neo.ClientError.Transaction.LockClientStopped",
        _ => code,
    };
}
