using System.Threading.Channels;
using KejiGraph.Graph.Stores;
using KejiGraph.Redis;

namespace KejiGraph.Server.Caching;

/// <summary>
/// Tells the other servers on the same graph of commits, and notes theirs, over a channel of Redis. Commits have numbers without a gap:
/// where one is missing, or the connection was lost for a while, all answers become void.
/// </summary>
internal sealed class CommitFeed : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly Guid _server = Guid.NewGuid();
    private readonly RedisClient _client;
    private readonly string _channel;
    private readonly CommitLedger _ledger;
    private readonly Func<CancellationToken, ValueTask<long>> _currentSequence;
    private readonly ILogger _log;
    private readonly RedisSubscription _subscription;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _publishing;
    private readonly Channel<CommitMessage> _waiting = Channel.CreateBounded<CommitMessage>(
        new BoundedChannelOptions(1_024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    // How often a connection was made. Written by the reader of the subscription.
    private int _connections;

    // Written by the reader of the subscription only.
    private long _last = -1;

    /// <summary>Begins to listen.</summary>
    /// <param name="options">Where Redis is.</param>
    /// <param name="client">A client of it.</param>
    /// <param name="channel">The channel: one for each graph.</param>
    /// <param name="ledger">The last commits.</param>
    /// <param name="currentSequence">Asks the store for the number of the last commit.</param>
    /// <param name="log">Told of failures.</param>
    public CommitFeed(
        RedisOptions options,
        RedisClient client,
        string channel,
        CommitLedger ledger,
        Func<CancellationToken, ValueTask<long>> currentSequence,
        ILogger log)
    {
        _client = client;
        _channel = channel;
        _ledger = ledger;
        _currentSequence = currentSequence;
        _log = log;
        _subscription = new RedisSubscription(options, [channel], new RedisSubscriber
        {
            OnMessage = message => Hear(message.Payload.Span),
            OnConnected = Begin,
            OnLost = _ => _ledger.Reset(),
        });
        _publishing = PublishAsync();
    }

    /// <summary>Waits until commits of others are heard of.</summary>
    /// <exception cref="RedisException">Redis cannot be reached now; it is tried again.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken) => _subscription.ConnectAsync(cancellationToken);

    /// <summary>Tells of a commit of this server, later and if it can.</summary>
    public void Tell(long sequence, ulong[] writes) => _waiting.Writer.TryWrite(new CommitMessage(_server, sequence, writes));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _publishing;
        await _subscription.DisposeAsync();
        _end.Dispose();
    }

    /// <summary>Nobody knows what was missed before; what is read from now on is told of.</summary>
    private void Begin()
    {
        _last = -1;
        _ledger.Suspend();
        _ = ResumeAsync(Interlocked.Increment(ref _connections));
    }

    /// <summary>Asks the store until it answers; meanwhile nothing is kept.</summary>
    private async Task ResumeAsync(int connection)
    {
        try
        {
            while (connection == Volatile.Read(ref _connections))
            {
                try
                {
                    var sequence = await _currentSequence(_end.Token);
                    if (connection == Volatile.Read(ref _connections))
                    {
                        _ledger.Resume(sequence);
                    }

                    return;
                }
                catch (GraphStoreException failure)
                {
                    _log.FeedFailed(failure.Message);
                    await Task.Delay(BetweenTries, TimeProvider.System, _end.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private void Hear(ReadOnlySpan<byte> bytes)
    {
        if (CommitMessage.Read(bytes) is not { } message)
        {
            _ledger.Reset();
            return;
        }

        if (message.Server != _server)
        {
            _ledger.Record(message.Sequence, message.Writes);
        }

        if (_last >= 0 && message.Sequence > _last + 1)
        {
            _ledger.Reset();
        }

        _last = Math.Max(_last, message.Sequence);
    }

    private async Task PublishAsync()
    {
        try
        {
            await foreach (var message in _waiting.Reader.ReadAllAsync(_end.Token))
            {
                try
                {
                    await _client.PublishAsync(_channel, message.Write(), _end.Token);
                }
                catch (RedisException failure)
                {
                    // The others see the gap at the next message.
                    _log.FeedFailed(failure.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
