using KejiGraph.Redis.Connections;
using KejiGraph.Testing;
using KejiGraph.Testing.Redis;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Redis.Tests.Connections;

public sealed class FaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_first_connection_calls_fail_at_once()
    {
        await using var server = new ScriptedRedisServer((connection, _) => connection.HangAsync());
        await using var client = Clients.For(server);

        var call = client.GetAsync("k", Token);

        Assert.True(call.IsCompleted);
        var failure = await Assert.ThrowsAsync<RedisConnectionException>(() => call);
        Assert.EndsWith("yet; the first one is being made.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_server_is_dead_calls_fail_at_once_and_say_why()
    {
        await using var client = new RedisClient(Clients.Options($"redis://127.0.0.1:{ServerProcess.FreePort()}"));
        await Assert.ThrowsAsync<RedisConnectionException>(() => client.ConnectAsync(Token));

        var call = client.GetAsync("k", Token);

        Assert.True(call.IsCompleted);
        var failure = await Assert.ThrowsAsync<RedisConnectionException>(() => call);
        Assert.Contains("the next try follows by itself. The last one: The server 127.0.0.1:", failure.Message, StringComparison.Ordinal);
        Assert.Equal(RedisConnectionFailure.NotConnected, failure.Failure);
    }

    [Fact]
    public async Task An_overdue_reply_breaks_the_connection_and_fails_all_that_wait()
    {
        var time = new ManualTime();
        await using var server = new ScriptedRedisServer(async (connection, number) =>
        {
            await connection.WelcomeAsync();
            await connection.ReadAsync();
            await connection.HangAsync();
        });
        await using var client = Clients.For(server, options => options with { ReplyTimeout = TimeSpan.FromSeconds(3) }, time);
        await client.ConnectAsync(Token);

        // The timer still stands where the greeting has set it; it must find the oldest command not yet overdue.
        time.Advance(TimeSpan.FromSeconds(2));
        var calls = Enumerable.Range(0, 3).Select(_ => client.GetAsync("k", Token)).ToArray();
        time.Advance(TimeSpan.FromSeconds(2));
        var isEarly = calls[0].IsCompleted;
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(isEarly);
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<RedisConnectionException>(() => call);
            Assert.Equal(RedisConnectionFailure.Timeout, error.Failure);
            Assert.Equal($"The server {server.Address} did not reply within 3 s (option ReplyTimeout); the connection was closed.", error.Message);
        }
    }

    [Fact]
    public async Task An_idle_connection_to_a_peer_that_is_gone_is_noticed_by_a_sign_of_life()
    {
        var time = new ManualTime();
        await using var server = new ScriptedRedisServer(async (connection, number) =>
        {
            await connection.WelcomeAsync();
            await connection.AnswerAsync("PING", "+PONG");
            await connection.ReadAsync();
            await connection.HangAsync();
        });
        var options = Clients.Options(server.Uri) with { KeepAlive = TimeSpan.FromSeconds(20), ReplyTimeout = TimeSpan.FromSeconds(3) };
        var address = new RedisAddress("127.0.0.1", server.Port);
        await using var connection = await RedisConnection.OpenAsync(address, options, time, listener: null, Token);

        for (var ping = 1; ping <= 2; ping++)
        {
            time.Advance(options.ReplyTimeout);
            time.Advance(options.KeepAlive);
            await Clients.UntilAsync(() => server.Heard.Count(command => command == "PING") == ping);
            await Clients.UntilAsync(() => connection.Waiting == ping - 1);
        }

        Assert.True(connection.IsOpen);
        time.Advance(options.ReplyTimeout);
        var reason = await connection.Ended.WaitAsync(Token);

        Assert.Equal($"The server {server.Address} did not reply within 3 s (option ReplyTimeout); the connection was closed.", reason.Message);
        Assert.False(connection.IsOpen);
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_disturb_the_others()
    {
        var answer = new TaskCompletionSource();
        await using var server = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ReadAsync();
            await connection.ReadAsync();
            await answer.Task;
            await connection.SendAsync("$1\na\n$1\nb");
            await connection.HangAsync();
        });
        await using var client = Clients.For(server, options => options with { ReplyTimeout = TimeSpan.FromSeconds(30) });
        await client.ConnectAsync(Token);
        using var patience = new CancellationTokenSource();

        var first = client.GetAsync("a", patience.Token);
        var second = client.GetAsync("b", Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult();

        Assert.Equal("b"u8.ToArray(), await second);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_connected_to_again_by_itself()
    {
        await using var server = new ScriptedRedisServer(async (connection, number) =>
        {
            await connection.WelcomeAsync();
            if (number > 0)
            {
                await connection.HangAsync();
            }
        });
        await using var client = Clients.For(server);
        var events = System.Threading.Channels.Channel.CreateUnbounded<string>();
        client.Connected += address => events.Writer.TryWrite($"connected to {address}");
        client.Lost += (_, error) => events.Writer.TryWrite(error.Message);

        await client.ConnectAsync(Token);

        Assert.Equal($"connected to {server.Address}", await events.Reader.ReadAsync(Token));
        Assert.Equal($"The connection to the server {server.Address} ended: the server closed it.", await events.Reader.ReadAsync(Token));
        Assert.Equal($"connected to {server.Address}", await events.Reader.ReadAsync(Token));
        await Clients.UntilAsync(() => client.IsConnected);
    }

    [Fact]
    public async Task A_peer_that_does_not_read_is_not_queued_for_without_end()
    {
        await using var server = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.HangAsync();
        });
        await using var client = Clients.For(
            server, options => options with { MaxQueuedBytes = 1_000_000, ReplyTimeout = TimeSpan.FromSeconds(30) });
        await client.ConnectAsync(Token);
        var value = new byte[900_000];

        var calls = Enumerable.Range(0, 100).Select(_ => client.SetAsync("k", value, cancellationToken: Token)).ToArray();
        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => calls[^1]);
        await client.DisposeAsync();

        Assert.Equal(
            $"More than 1000000 bytes (option MaxQueuedBytes) wait to be sent to the server {server.Address}; the command was not sent.", error.Message);
        await Assert.ThrowsAsync<RedisConnectionException>(() => calls[0]);
        Assert.All(calls, call => Assert.True(call.IsFaulted));
    }

    [Fact]
    public async Task A_closed_client_takes_no_calls()
    {
        await using var server = new ScriptedRedisServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.HangAsync();
        });
        var client = Clients.For(server);
        await client.ConnectAsync(Token);
        var waiting = client.GetAsync("k", Token);

        await client.DisposeAsync();
        await client.DisposeAsync();

        await Assert.ThrowsAsync<RedisConnectionException>(() => waiting);
        await Assert.ThrowsAsync<RedisUsageException>(() => client.GetAsync("k", Token));
        await Assert.ThrowsAsync<RedisUsageException>(() => client.ConnectAsync(Token));
    }

    [Fact]
    public void Waits_between_tries_double_up_to_the_limit_and_are_cut_by_chance()
    {
        var (shortest, longest) = (TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5));

        double[] whole = [.. Enumerable.Range(0, 9).Select(failures => Backoff.Delay(shortest, longest, failures, 0).TotalMilliseconds)];

        Assert.Equal([50, 100, 200, 400, 800, 1600, 3200, 5000, 5000], whole);
        Assert.Equal(TimeSpan.FromSeconds(2.5), Backoff.Delay(shortest, longest, int.MaxValue, 1));
    }
}
