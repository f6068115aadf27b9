using KejiGraph.Redis.Connections;

namespace KejiGraph.Redis;

/// <summary>
/// Listens to channels on a connection of its own, which is made again by itself whenever it is lost. In a cluster any node will do, for
/// messages are passed on between them. Redis keeps no messages: those between a loss and the next connection are gone.
/// </summary>
public sealed class RedisSubscription : IAsyncDisposable
{
    private readonly Entrance _entrance;
    private readonly string[] _channels;
    private readonly RedisSubscriber _subscriber;
    private readonly RedisLink _link;

    // Written by the reader of the one connection that there is at a time, and set back before there is another.
    private int _confirmed;

    /// <summary>Begins to connect.</summary>
    /// <param name="options">Where the server is.</param>
    /// <param name="channels">The channels, at least one.</param>
    /// <param name="subscriber">Who is told.</param>
    /// <param name="time">The clock; null is the system's.</param>
    /// <exception cref="RedisUsageException">An option is wrong, or there is no channel.</exception>
    public RedisSubscription(RedisOptions options, IEnumerable<string> channels, RedisSubscriber subscriber, TimeProvider? time = null)
    {
        OptionsCheck.Check(options);
        time ??= TimeProvider.System;
        _channels = [.. channels.Distinct()];
        if (_channels.Length == 0)
        {
            throw Errors.NoChannels();
        }

        _subscriber = subscriber;
        _entrance = new Entrance(options, time);
        _link = new RedisLink(OpenAsync, options, time, static _ => { }, (_, error) => subscriber.OnLost?.Invoke(error));
        _link.Start();
    }

    /// <summary>Whether the channels are subscribed now.</summary>
    public bool IsConnected => _link.Current is not null;

    /// <summary>Comes back when the channels are subscribed.</summary>
    /// <exception cref="RedisException">The try failed; the next follows by itself.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken = default) => _link.ConnectAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _link.DisposeAsync();

    private async Task<RedisConnection> OpenAsync(CancellationToken cancellationToken)
    {
        _confirmed = 0;
        var connection = await _entrance.OpenAsync(Hear, cancellationToken).ConfigureAwait(false);
        try
        {
            // One channel a command, so that each command has one confirmation, as any other has one reply.
            var confirmations = Array.ConvertAll(_channels, channel => connection.SendAsync([Commands.Subscribe, channel]));
            foreach (var confirmation in await Task.WhenAll(confirmations).ConfigureAwait(false))
            {
                if (confirmation.IsError)
                {
                    throw Errors.Server(connection.Address.ToString(), confirmation);
                }
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void Hear(RedisReply push)
    {
        if (Pushes.IsConfirmation(push))
        {
            if (++_confirmed == _channels.Length)
            {
                _subscriber.OnConnected?.Invoke();
            }
        }
        else if (push.Items is [var kind, var channel, var payload] && kind.Is("message"u8))
        {
            _subscriber.OnMessage(new RedisMessage(channel.AsText(), payload.AsBytes()));
        }
    }
}
