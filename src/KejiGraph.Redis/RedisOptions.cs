using System.Net.Security;

namespace KejiGraph.Redis;

/// <summary>How a <see cref="RedisClient"/> reaches its server. Checked when the client is made.</summary>
public sealed record RedisOptions
{
    /// <summary>One server, some nodes of a cluster, or the Sentinels; at least one.</summary>
    public required IReadOnlyList<RedisAddress> Addresses { get; init; }

    /// <summary>What stands behind the addresses; one server by default.</summary>
    public RedisMode Mode { get; init; }

    /// <summary>The name by which Sentinels know the master. Needed with <see cref="RedisMode.Sentinel"/> and only there.</summary>
    public string? MasterName { get; init; }

    /// <summary>The user of the access control list; null is the user <c>default</c>.</summary>
    public string? User { get; init; }

    /// <summary>The password; null for servers that ask for none.</summary>
    public string? Password { get; init; }

    /// <summary>The user at the Sentinels, which have an access control list of their own; null is <c>default</c>.</summary>
    public string? SentinelUser { get; init; }

    /// <summary>The password at the Sentinels; null for Sentinels that ask for none.</summary>
    public string? SentinelPassword { get; init; }

    /// <summary>The database, 0 or more; 0 by default. A cluster has only database 0.</summary>
    public int Database { get; init; }

    /// <summary>Whether TLS is used, also with Sentinels and the nodes of a cluster; no by default.</summary>
    public bool UsesTls { get; init; }

    /// <summary>Judges the server's certificate; null trusts what this machine trusts.</summary>
    public RemoteCertificateValidationCallback? CertificateValidation { get; init; }

    /// <summary>Connections to each server, 1 to 64; 2 by default. Each is shared by any number of callers.</summary>
    public int Connections { get; init; } = 2;

    /// <summary>How long connecting may take with TLS and authentication, up to 5 minutes; 2 seconds by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a reply may take, up to 1 hour; 1 second by default. An overdue one closes its connection.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After so long without a command the server is asked for a sign of life, up to 1 hour; 10 seconds by default.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait before the first try to connect again, doubled with each, and cut by up to a half by chance; 50 ms by default.</summary>
    public TimeSpan MinReconnectDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait between two tries to connect; 5 seconds by default.</summary>
    public TimeSpan MaxReconnectDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest reply that is accepted, in bytes of memory, at least 1024; 64 MiB by default.</summary>
    public int MaxReplyBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The bytes that may wait to be sent on a connection, at least 1024; 64 MiB by default. Beyond it calls fail at once.</summary>
    public int MaxQueuedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The name under which the server lists the connections, without spaces; <c>KejiGraph.Redis</c> by default.</summary>
    public string ClientName { get; init; } = "KejiGraph.Redis";

    /// <summary>
    /// Reads <c>redis://[user:password@]host[:port][/database]</c>, several hosts with commas between them for a cluster, <c>rediss://</c>
    /// for TLS, <c>redis+sentinel://host[:port],…/master[/database]</c>, or <c>rediss+sentinel://</c>. The port is 6379 by default, of
    /// Sentinels 26379. User and password are percent-encoded.
    /// </summary>
    /// <exception cref="RedisUsageException">The text is not of that form. The message does not repeat the password.</exception>
    public static RedisOptions Parse(string text) => RedisUri.Parse(text);

    /// <summary>The URI of these options without user and password.</summary>
    public override string ToString() => RedisUri.Print(this);
}
