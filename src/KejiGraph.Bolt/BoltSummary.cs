namespace KejiGraph.Bolt;

/// <summary>What a server told at the end of a request.</summary>
/// <param name="Server">Who answered.</param>
/// <param name="Bookmarks">Give it to a later read that must see this write. Empty where the server names none.</param>
/// <param name="Counters">What changed; the sum over all statements of a transaction.</param>
/// <param name="Notifications">Warnings and hints about the statements.</param>
/// <param name="Database">The database that answered; null where the server names none.</param>
public sealed record BoltSummary(
    BoltServer Server,
    BoltBookmarks Bookmarks,
    BoltCounters Counters,
    IReadOnlyList<BoltNotification> Notifications,
    string? Database);

/// <summary>The server at the other end of a connection.</summary>
/// <param name="Address">Host and port.</param>
/// <param name="Agent">Its name and version, such as <c>Neo4j/5.26.0</c>.</param>
/// <param name="ProtocolVersion">The Bolt version agreed on, such as <c>5.8</c>.</param>
public sealed record BoltServer(string Address, string Agent, string ProtocolVersion);

/// <summary>A warning or hint.</summary>
/// <param name="Code">Neo4j's code, such as <c>Neo.ClientNotification.Statement.CartesianProduct</c>.</param>
/// <param name="Severity">WARNING or INFORMATION; empty where the server names none.</param>
/// <param name="Description">A sentence.</param>
public sealed record BoltNotification(string Code, string Severity, string Description);
