using System.Collections.Immutable;

namespace KejiGraph.Server.WebSockets;

/// <summary>What bounds WebSockets.</summary>
internal sealed record SocketOptions
{
    /// <summary>How long a client may be silent before <c>connection_init</c>. Default 3 s, as in graphql-ws.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a client may take to read one message. Default 30 s.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After how much silence the server sends a ping of RFC 6455; a client that does not answer within the same time is gone.
    /// Default 12 s.
    /// </summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>The most operations that run at once on one connection. Default 100.</summary>
    public int MaxOperations { get; init; } = 100;

    /// <summary>The most connections at once. Default 1,000.</summary>
    public int MaxConnections { get; init; } = 1000;

    /// <summary>The largest message of a client, in bytes. Default 1 MiB, as for bodies.</summary>
    public int MaxMessageBytes { get; init; } = 1 << 20;

    /// <summary>The other sites whose pages may connect; <c>*</c> is any. Default none.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];
}
