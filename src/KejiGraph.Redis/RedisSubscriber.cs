namespace KejiGraph.Redis;

/// <summary>
/// What a subscription tells. The callbacks are called one after the other in the order of what happened, by the thread that reads: keep
/// them short. If one throws, the connection is given up and made anew.
/// </summary>
public sealed record RedisSubscriber
{
    /// <summary>A message came.</summary>
    public required Action<RedisMessage> OnMessage { get; init; }

    /// <summary>All channels are subscribed, for the first time or again. What was published before is lost.</summary>
    public Action? OnConnected { get; init; }

    /// <summary>The connection is lost. What is published from now on is lost until <see cref="OnConnected"/>.</summary>
    public Action<RedisException>? OnLost { get; init; }
}

/// <summary>A message of a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Payload">The bytes, which belong to this message alone.</param>
public readonly record struct RedisMessage(string Channel, ReadOnlyMemory<byte> Payload);
