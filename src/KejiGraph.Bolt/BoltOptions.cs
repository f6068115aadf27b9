namespace KejiGraph.Bolt;

/// <summary>How a <see cref="BoltClient"/> reaches its server. Checked when the client is made.</summary>
public sealed record BoltOptions
{
    /// <summary>
    /// <c>bolt://host:port</c> for one server, <c>neo4j://host:port</c> for a cluster that names its members. <c>+s</c> asks for TLS
    /// with a certificate that this machine trusts, <c>+ssc</c> for TLS with any certificate. The port is 7687 by default. A query
    /// (<c>?policy=…</c>, neo4j only) is the routing context. A user or password in it is refused.
    /// </summary>
    public required Uri Uri { get; init; }

    /// <summary>Who asks. None by default.</summary>
    public AuthToken Auth { get; init; } = AuthToken.None;

    /// <summary>The database; null is the home database of the user.</summary>
    public string? Database { get; init; }

    /// <summary>The program's name and version, such as <c>KejiGraph/0.1.0</c>; the server lists it with the connection.</summary>
    public string UserAgent { get; init; } = "KejiGraph.Bolt/0.1.0";

    /// <summary>Connections to each server at most, 1 to 10,000; 100 by default.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>A connection older than this is replaced when it is next asked for; 1 hour by default.</summary>
    public TimeSpan MaxConnectionLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a caller waits for a free connection when all are in use; 60 seconds by default. The caller's deadline can be sooner.</summary>
    public TimeSpan AcquisitionTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long connecting may take with TLS, handshake and authentication; 30 seconds by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A connection that was idle for longer is asked for a sign of life before it is used; 30 seconds by default, 0 asks always.</summary>
    public TimeSpan IdleLivenessCheck { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long after the first try a request is repeated; 30 seconds by default, 0 never repeats.</summary>
    public TimeSpan MaxRetryTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Records asked for at once, 1 or more; -1 asks for all. 1000 by default.</summary>
    public long FetchSize { get; init; } = 1000;

    /// <summary>The largest message that is accepted, in bytes; 64 MiB by default, at least 64 KiB.</summary>
    public int MaxMessageBytes { get; init; } = 64 * 1024 * 1024;
}
