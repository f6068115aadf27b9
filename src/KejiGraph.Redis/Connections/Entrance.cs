using KejiGraph.Redis.Sentinel;

namespace KejiGraph.Redis.Connections;

/// <summary>Opens a connection to the server that the options mean; with a cluster to any node, each time the next.</summary>
internal sealed class Entrance(RedisOptions options, TimeProvider time)
{
    private readonly MasterDiscovery? _master = options.Mode == RedisMode.Sentinel ? new MasterDiscovery(options, time) : null;
    private uint _turn = uint.MaxValue;

    /// <param name="listener">Is given what the server says unasked.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    public Task<RedisConnection> OpenAsync(Action<RedisReply>? listener, CancellationToken cancellationToken)
    {
        if (_master is not null)
        {
            return _master.OpenAsync(listener, cancellationToken);
        }

        var address = options.Addresses[(int)(Interlocked.Increment(ref _turn) % options.Addresses.Count)];
        return RedisConnection.OpenAsync(address, options, time, listener, cancellationToken);
    }
}
