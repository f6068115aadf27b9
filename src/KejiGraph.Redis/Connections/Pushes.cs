namespace KejiGraph.Redis.Connections;

/// <summary>
/// Tells what the server says unasked from replies. RESP3 has a type for it. In RESP2 a connection that has subscribed is sent arrays such
/// as <c>["message", channel, payload]</c>. The confirmation of SUBSCRIBE is such a push in both, and at the same time its reply.
/// </summary>
internal static class Pushes
{
    public static bool IsConfirmation(RedisReply reply) => Begins(reply, RedisReplyKind.Push, "subscribe"u8)
        || Begins(reply, RedisReplyKind.Array, "subscribe"u8);

    public static bool IsMessage(RedisReply reply, bool isListening) =>
        reply.Kind == RedisReplyKind.Push || (isListening && Begins(reply, RedisReplyKind.Array, "message"u8));

    public static bool Begins(RedisReply reply, RedisReplyKind kind, ReadOnlySpan<byte> word) =>
        reply.Kind == kind && reply.Items is [var first, ..] && first.Is(word);
}
