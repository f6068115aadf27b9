using System.Diagnostics;
using KejiGraph.Testing.Redis;

namespace KejiGraph.Redis.Tests.Real;

public sealed class OutageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_that_share_connections_each_get_exactly_their_own_reply()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server, options => options with { Connections = 2, ReplyTimeout = TimeSpan.FromSeconds(30) });
        await client.ConnectAsync(Token);
        var start = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 32).Select(caller => Task.Run(() => CallAsync(client, caller, 1000), Token)));

        TestContext.Current.TestOutputHelper!.WriteLine($"32 callers × 1,000 commands in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s");
    }

    [Fact]
    public async Task A_server_that_is_killed_fails_what_waits_and_is_connected_to_again_when_it_is_back()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server, options => options with { Connections = 2 });
        await client.ConnectAsync(Token);
        var waiting = Enumerable.Range(0, 20).Select(_ => client.ExecuteAsync(["BLPOP", "nothing", "0"], Token)).ToArray();
        await Clients.UntilAsync(async () => (await server.CliAsync("INFO", "clients")).Contains("blocked_clients:2", StringComparison.Ordinal));

        await server.KillAsync();
        foreach (var call in waiting)
        {
            var error = await Assert.ThrowsAsync<RedisConnectionException>(() => call);
            Assert.Equal(RedisConnectionFailure.Lost, error.Failure);
        }

        await Clients.UntilAsync(() => !client.IsConnected);
        var down = await Assert.ThrowsAsync<RedisConnectionException>(() => client.GetAsync("k", Token));
        await server.RestartAsync();
        await Clients.UntilAnsweredAsync(client, "SET", "k", "v");

        Assert.Equal(RedisConnectionFailure.NotConnected, down.Failure);
        Assert.Equal("v"u8.ToArray(), await client.GetAsync("k", Token));
    }

    [Fact]
    public async Task A_server_that_hangs_fails_all_calls_at_the_reply_timeout_and_is_used_again_when_it_goes_on()
    {
        var timeout = TimeSpan.FromMilliseconds(300);
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(
            server, options => options with { ReplyTimeout = timeout, ConnectTimeout = timeout });
        await client.ConnectAsync(Token);
        await server.PauseAsync();

        var start = Stopwatch.GetTimestamp();
        var calls = Enumerable.Range(0, 50).Select(_ => client.GetAsync("k", Token)).ToArray();
        foreach (var call in calls)
        {
            Assert.Equal(RedisConnectionFailure.Timeout, (await Assert.ThrowsAsync<RedisConnectionException>(() => call)).Failure);
        }

        var hung = Stopwatch.GetElapsedTime(start);
        await server.ResumeAsync();
        await Clients.UntilAnsweredAsync(client, "SET", "k", "v");

        // Not before, but for the steps of the clock, and not one call after the other.
        Assert.InRange(hung, timeout * 0.97, timeout * calls.Length / 2);
        Assert.Equal("v"u8.ToArray(), await client.GetAsync("k", Token));
    }

    [Fact]
    public async Task Under_load_a_restart_gives_each_caller_its_own_reply_or_an_error_and_leaves_nobody_waiting()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server, options => options with { Connections = 2, ReplyTimeout = TimeSpan.FromSeconds(5) });
        await client.ConnectAsync(Token);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (answered, failed, answeredAfterwards) = (0, 0, 0);
        var isBack = false;
        var callers = Enumerable.Range(0, 16).Select(caller => Task.Run(
            async () =>
            {
                while (!end.IsCancellationRequested)
                {
                    var text = $"{caller}:{Random.Shared.Next()}";
                    try
                    {
                        var echo = (await client.ExecuteAsync(["ECHO", text], Token)).AsText();
                        Assert.Equal(text, echo);
                        Interlocked.Increment(ref answered);
                        if (Volatile.Read(ref isBack))
                        {
                            Interlocked.Increment(ref answeredAfterwards);
                        }
                    }
                    catch (RedisConnectionException)
                    {
                        Interlocked.Increment(ref failed);
                        await Task.Yield();
                    }
                }
            },
            Token)).ToArray();

        await Clients.UntilAsync(() => Volatile.Read(ref answered) > 1000);
        for (var round = 0; round < 3; round++)
        {
            Volatile.Write(ref isBack, false);
            await server.RestartAsync();
            Volatile.Write(ref isBack, true);
            var before = Volatile.Read(ref answeredAfterwards);
            await Clients.UntilAsync(() => Volatile.Read(ref answeredAfterwards) > before + 500);
        }

        await end.CancelAsync();
        await Task.WhenAll(callers);

        Assert.True(failed > 0);
        TestContext.Current.TestOutputHelper!.WriteLine($"{answered} answered, {failed} failed");
    }

    private static async Task CallAsync(RedisClient client, int caller, int count)
    {
#pragma warning disable CA5394 // A test picks sizes; nothing is to be kept secret.
        var random = new Random(caller);
        for (var index = 0; index < count; index++)
        {
            var size = index % 250 == 249 ? 1024 * 1024 : random.Next(random.Next(4) == 0 ? 20_000 : 200);
            var value = new byte[size];
            random.NextBytes(value);
            switch (random.Next(3))
            {
                case 0:
                    Assert.Equal(value, (await client.ExecuteAsync(["ECHO", value], Token)).AsBytes().ToArray());
                    break;
                case 1:
                    await client.SetAsync($"k{caller}", value, cancellationToken: Token);
                    Assert.Equal(value, await client.GetAsync($"k{caller}", Token));
                    break;
                default:
                    await client.SetAsync($"n{caller}", index, cancellationToken: Token);
                    Assert.Equal(index + size, (await client.ExecuteAsync(["INCRBY", $"n{caller}", size], Token)).AsInteger());
                    break;
            }
        }
#pragma warning restore CA5394
    }
}
