using System.Threading.Channels;
using KejiGraph.Redis;

namespace KejiGraph.Server.Caching;

/// <summary>
/// Tells the other servers on the same graph of commits, and notes theirs, over a channel of Redis. A message can be lost; that a commit
/// is missing is found by <see cref="SequenceWatch"/>.
/// </summary>
internal sealed class CommitFeed : IAsyncDisposable
{
    private readonly Guid _server = Guid.NewGuid();
    private readonly RedisClient _client;
    private readonly string _channel;
    private readonly CommitLedger _ledger;
    private readonly TroubleLog _trouble;
    private readonly RedisSubscription _subscription;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _publishing;
    private readonly Channel<CommitMessage> _waiting = Channel.CreateBounded<CommitMessage>(
        new BoundedChannelOptions(1_024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Begins to listen.</summary>
    /// <param name="options">Where Redis is.</param>
    /// <param name="client">A client of it.</param>
    /// <param name="channel">The channel: one for each graph.</param>
    /// <param name="ledger">The last commits.</param>
    /// <param name="trouble">Told of failures.</param>
    public CommitFeed(RedisOptions options, RedisClient client, string channel, CommitLedger ledger, TroubleLog trouble)
    {
        _client = client;
        _channel = channel;
        _ledger = ledger;
        _trouble = trouble;

        // Nobody knows what was said before there was a connection, or since it was lost.
        _subscription = new RedisSubscription(options, [channel], new RedisSubscriber
        {
            OnMessage = message => Hear(message.Payload.Span),
            OnConnected = _ledger.Reset,
            OnLost = _ => _ledger.Reset(),
        });
        _publishing = PublishAsync();
    }

    /// <summary>Commits of others are heard of now.</summary>
    public bool IsConnected => _subscription.IsConnected;

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

    private void Hear(ReadOnlySpan<byte> bytes)
    {
        if (CommitMessage.Read(bytes) is not { } message)
        {
            _ledger.Reset();
        }
        else if (message.Server != _server)
        {
            _ledger.Record(message.Sequence, message.Writes);
        }
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
                catch (Exception failure) when (!_end.IsCancellationRequested)
                {
                    // The watch of the others finds the commit.
                    _trouble.Tell(failure.Message);
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The server stops.
        }
    }
}
