namespace KejiGraph.Redis.Connections;

/// <summary>A command that was sent, or is about to be, and its reply to come. Continuations never run on the connection's reader.</summary>
/// <param name="since">When it was queued, in timestamps of the connection's clock.</param>
internal sealed class PendingReply(long since) : TaskCompletionSource<RedisReply>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public long Since => since;
}
