namespace KejiGraph.Redis.Connections;

/// <summary>What a new connection says first: who it is, which RESP it wants, and which database.</summary>
internal static class Greeting
{
    /// <summary>
    /// Asks for RESP3 and falls back to RESP2 with servers that do not know <c>HELLO</c> (before Redis 6, or a proxy) or refuse version 3.
    /// </summary>
    /// <exception cref="RedisConnectionException">The server refuses this client.</exception>
    public static async Task GreetAsync(RedisConnection connection, RedisOptions options)
    {
        List<RedisArgument> hello = ["HELLO", "3"];
        if (options.Password is not null)
        {
            hello.AddRange(["AUTH", options.User ?? "default", options.Password]);
        }

        var reply = await connection.SendAsync([.. hello, "SETNAME", options.ClientName]).ConfigureAwait(false);
        if (reply.IsError)
        {
            if (!IsUnknown(reply, options))
            {
                throw Errors.Refused(connection.Address.ToString(), "HELLO", reply, options.Password);
            }

            await GreetInRespTwoAsync(connection, options).ConfigureAwait(false);
        }

        if (options.Database > 0)
        {
            await AskAsync(connection, options, ["SELECT", options.Database]).ConfigureAwait(false);
        }
    }

    private static async Task GreetInRespTwoAsync(RedisConnection connection, RedisOptions options)
    {
        if (options.Password is { } password)
        {
            await AskAsync(connection, options, options.User is { } user ? ["AUTH", user, password] : ["AUTH", password]).ConfigureAwait(false);
        }

        await AskAsync(connection, options, ["CLIENT", "SETNAME", options.ClientName]).ConfigureAwait(false);
    }

    /// <summary>A server before Redis 6 that wants a password says so before it looks whether it knows the command.</summary>
    private static bool IsUnknown(RedisReply error, RedisOptions options)
    {
        var text = error.AsText();
        return text.StartsWith("NOPROTO", StringComparison.Ordinal)
            || text.StartsWith("ERR unknown command", StringComparison.OrdinalIgnoreCase)
            || (text.StartsWith("NOAUTH", StringComparison.Ordinal) && options.Password is not null);
    }

    private static async Task AskAsync(RedisConnection connection, RedisOptions options, RedisArgument[] command)
    {
        var reply = await connection.SendAsync(command).ConfigureAwait(false);
        if (reply.IsError)
        {
            throw Errors.Refused(connection.Address.ToString(), command[0].Text!, reply, options.Password);
        }
    }
}
