using System.Globalization;
using KejiGraph.Redis.Connections;

namespace KejiGraph.Redis.Sentinel;

/// <summary>
/// Finds the master as the guide for Sentinel clients says: any Sentinel names it, and the server itself must agree (<c>ROLE</c>). It is
/// asked anew for each connection. Safe to share.
/// </summary>
internal sealed class MasterDiscovery(RedisOptions options, TimeProvider time)
{
    // Replaced as a whole; the Sentinel that answered last stands first.
    private volatile RedisAddress[] _sentinels = [.. options.Addresses];

    // Sentinels have no databases, and an access control list of their own.
    private readonly RedisOptions _sentinelOptions = options with
    {
        User = options.SentinelUser,
        Password = options.SentinelPassword,
        Database = 0,
    };

    /// <summary>A connection to the master.</summary>
    /// <exception cref="RedisConnectionException">No Sentinel is there, none knows the master, or it cannot be reached.</exception>
    public async Task<RedisConnection> OpenAsync(Action<RedisReply>? listener, CancellationToken cancellationToken)
    {
        var address = await FindAsync(cancellationToken).ConfigureAwait(false);
        var connection = await RedisConnection.OpenAsync(address, options, time, listener, cancellationToken).ConfigureAwait(false);
        try
        {
            var role = await connection.SendAsync(["ROLE"]).ConfigureAwait(false);
            if (role.IsError || role.Kind != RedisReplyKind.Array || role.Items is not [var first, ..] || !first.Is("master"u8))
            {
                throw Errors.NotMaster(address.ToString(), role.Kind == RedisReplyKind.Array && role.Items is [var name, ..] ? name.AsText() : role.ToString());
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<RedisAddress> FindAsync(CancellationToken cancellationToken)
    {
        RedisException? last = null;
        var isUnknown = false;
        foreach (var sentinel in _sentinels)
        {
            try
            {
                if (await AskAsync(sentinel, cancellationToken).ConfigureAwait(false) is { } master)
                {
                    _sentinels = [sentinel, .. _sentinels.Where(other => other != sentinel)];
                    return master;
                }

                isUnknown = true;
            }
            catch (RedisException error)
            {
                last = error;
            }
        }

        throw isUnknown ? Errors.UnknownMaster(options.MasterName!) : Errors.NoSentinel(last);
    }

    private async Task<RedisAddress?> AskAsync(RedisAddress sentinel, CancellationToken cancellationToken)
    {
        var connection = await RedisConnection.OpenAsync(sentinel, _sentinelOptions, time, null, cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var reply = await connection.SendAsync(["SENTINEL", "get-master-addr-by-name", options.MasterName!]).ConfigureAwait(false);
            return reply switch
            {
                { IsNull: true } => null,
                { IsError: true } => throw Errors.Server(sentinel.ToString(), reply),
                { Kind: RedisReplyKind.Array, Items: [var host, var port] } => new RedisAddress(
                    host.AsText(), int.Parse(port.AsText(), NumberStyles.None, CultureInfo.InvariantCulture)),
                _ => throw Errors.UnexpectedReply(sentinel.ToString(), "SENTINEL get-master-addr-by-name", reply),
            };
        }
    }
}
