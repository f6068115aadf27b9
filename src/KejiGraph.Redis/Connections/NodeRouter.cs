namespace KejiGraph.Redis.Connections;

/// <summary>All commands go to one server, or to the master that Sentinels name.</summary>
internal sealed class NodeRouter(RedisNode node, bool isMaster) : IRouter
{
    public bool IsConnected => node.IsConnected;

    public async Task<RedisReply> ExecuteAsync(ReadOnlyMemory<RedisArgument> command, CancellationToken cancellationToken)
    {
        var connection = node.Pick() ?? throw node.NotConnected();
        var reply = await connection.SendAsync(command.Span).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!reply.IsError)
        {
            return reply;
        }

        if (isMaster && reply.AsText().StartsWith("READONLY", StringComparison.Ordinal))
        {
            // It was the master, and has been made a replica of a new one.
            node.Drop(Errors.ReadOnly(connection.Address.ToString()));
        }

        throw Errors.Server(connection.Address.ToString(), reply);
    }

    public Task ConnectAsync(CancellationToken cancellationToken) => node.ConnectAsync(cancellationToken);

    public ValueTask DisposeAsync() => node.DisposeAsync();
}
