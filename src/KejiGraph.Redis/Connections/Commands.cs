namespace KejiGraph.Redis.Connections;

/// <summary>Words of commands that are sent often, as bytes.</summary>
internal static class Commands
{
    public static readonly RedisArgument Asking = Word("ASKING"u8);
    public static readonly RedisArgument Del = Word("DEL"u8);
    public static readonly RedisArgument Eval = Word("EVAL"u8);
    public static readonly RedisArgument Get = Word("GET"u8);
    public static readonly RedisArgument HMGet = Word("HMGET"u8);
    public static readonly RedisArgument PExpire = Word("PEXPIRE"u8);
    public static readonly RedisArgument Ping = Word("PING"u8);
    public static readonly RedisArgument Publish = Word("PUBLISH"u8);
    public static readonly RedisArgument Px = Word("PX"u8);
    public static readonly RedisArgument Set = Word("SET"u8);
    public static readonly RedisArgument Subscribe = Word("SUBSCRIBE"u8);

    private static RedisArgument Word(ReadOnlySpan<byte> word) => RedisArgument.Of(word.ToArray());
}
