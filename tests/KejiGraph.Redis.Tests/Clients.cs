using KejiGraph.Testing.Redis;

namespace KejiGraph.Redis.Tests;

/// <summary>Clients as most tests want them.</summary>
internal static class Clients
{
    /// <summary>One connection and quick repeats, so that a test is not long; patience, so that a busy machine changes nothing.</summary>
    public static RedisOptions Options(string uri) => RedisOptions.Parse(uri) with
    {
        Connections = 1,
        MinReconnectDelay = TimeSpan.FromMilliseconds(10),
        MaxReconnectDelay = TimeSpan.FromMilliseconds(100),
        ConnectTimeout = TimeSpan.FromSeconds(30),
        ReplyTimeout = TimeSpan.FromSeconds(30),
    };

    public static RedisClient For(RedisServer server, Func<RedisOptions, RedisOptions>? change = null) =>
        new(change?.Invoke(Options(server.Uri)) ?? Options(server.Uri));

    public static RedisClient For(ScriptedRedisServer server, Func<RedisOptions, RedisOptions>? change = null, TimeProvider? time = null) =>
        new(change?.Invoke(Options(server.Uri)) ?? Options(server.Uri), time);

    /// <summary>Comes back when something is so, looked at again every few milliseconds; a test that waits in vain fails by its timeout.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    public static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    /// <summary>Comes back when a command succeeds; what it throws meanwhile must be failures of the connection.</summary>
    public static Task UntilAnsweredAsync(RedisClient client, params RedisArgument[] command) => UntilAsync(async () =>
    {
        try
        {
            await client.ExecuteAsync(command, TestContext.Current.CancellationToken);
            return true;
        }
        catch (RedisConnectionException)
        {
            return false;
        }
    });
}
