namespace KejiGraph.Redis.Connections;

/// <summary>Finds the server for a command: one server or master (<see cref="NodeRouter"/>), or the nodes of a cluster.</summary>
internal interface IRouter : IAsyncDisposable
{
    /// <summary>Whether some server is connected.</summary>
    bool IsConnected { get; }

    /// <summary>Sends a command and gives its reply, which is no error.</summary>
    /// <exception cref="RedisException">There is no connection, it broke, or the server answered with an error.</exception>
    Task<RedisReply> ExecuteAsync(ReadOnlyMemory<RedisArgument> command, CancellationToken cancellationToken);

    /// <summary>Comes back when servers are connected.</summary>
    /// <exception cref="RedisException">The try failed; the next follows by itself.</exception>
    Task ConnectAsync(CancellationToken cancellationToken);
}
