using KejiGraph.Testing;
using KejiGraph.Testing.Bolt;

namespace KejiGraph.Bolt.Tests.Pooling;

public sealed class PoolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_connection_serves_one_call_after_the_other()
    {
        await using var server = new ScriptedBoltServer(Healthy);
        await using var client = Client.For(server);

        for (var call = 0; call < 5; call++)
        {
            await Client.ReadAsync(client);
        }

        Assert.Equal(1, server.Connections);
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    [Fact]
    public async Task Callers_wait_their_turn_and_are_served_in_order()
    {
        var gate = new TaskCompletionSource();
        var isBusy = new TaskCompletionSource();
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("RUN", "PULL");
            isBusy.SetResult();
            await gate.Task;
            await connection.ResultAsync(1L);
            await connection.ServeAsync();
        });
        await using var client = Client.For(server, options => options with { MaxConnections = 1 });
        var order = new List<int>();

        var first = Client.ReadAsync(client);
        await isBusy.Task;
        var others = Enumerable.Range(0, 8).Select(async number =>
        {
            await Client.ReadAsync(client);
            lock (order)
            {
                order.Add(number);
            }
        }).ToArray();
        var crowded = client.Connections;
        gate.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(new BoltConnections(1, 0, 8), crowded);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], order);
        Assert.Equal(1, server.Connections);
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    [Fact]
    public async Task A_full_pool_is_reported_with_the_setting_that_limits_it()
    {
        var time = new ManualTime();
        await using var server = new ScriptedBoltServer(HangAtRun);
        await using var client = Client.For(
            server, options => options with { MaxConnections = 1, AcquisitionTimeout = TimeSpan.FromSeconds(2) }, time);
        using var end = new CancellationTokenSource();

        var first = client.ReadAsync(Client.Statement, new Values(), null, Client.Patience, end.Token).AsTask();
        var second = Client.ReadAsync(client);
        await time.SomebodyWaitsAsync(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));
        var error = await Assert.ThrowsAsync<BoltConnectionException>(() => second);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal(
            $"All 1 connections to the server {server.Address} (option MaxConnections) were in use for 2 s "
            + "(option AcquisitionTimeout); ask less at once or raise MaxConnections.",
            error.Message);
        Assert.Equal(BoltConnectionFailure.PoolExhausted, error.Failure);
        Assert.Equal(default, client.Connections);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_is_not_lent()
    {
        await using var server = new ScriptedBoltServer(async (connection, number) =>
        {
            await connection.WelcomeAsync();
            if (number > 0)
            {
                await connection.ServeAsync();
            }

            await connection.ExpectAsync("RUN", "PULL");
            await connection.ResultAsync(7L);
            connection.Dispose();
        });
        await using var client = Client.For(server);

        Assert.Equal([7L], await Client.ReadAsync(client));
        Assert.Equal([1L], await Client.ReadAsync(client));
        Assert.Equal([1L], await Client.ReadAsync(client));
    }

    [Fact]
    public async Task A_connection_that_ended_with_a_farewell_is_not_lent()
    {
        var isOver = new TaskCompletionSource();
        await using var server = new ScriptedBoltServer(async (connection, number) =>
        {
            await connection.WelcomeAsync();
            if (number > 0)
            {
                await connection.ServeAsync();
            }

            await connection.ExpectAsync("RUN", "PULL");
            await connection.ResultAsync(7L);
            await connection.SendAsync(0, 0);
            connection.Dispose();
            isOver.SetResult();
        });
        await using var client = Client.For(server);

        Assert.Equal([7L], await Client.ReadAsync(client));
        await isOver.Task;
        Assert.Equal([1L], await Client.ReadAsync(client));
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    [Fact]
    public async Task A_full_pool_at_the_deadline_is_reported_with_the_setting_too()
    {
        var time = new ManualTime();
        await using var server = new ScriptedBoltServer(HangAtRun);
        await using var client = Client.For(server, options => options with { MaxConnections = 1 }, time);
        using var end = new CancellationTokenSource();

        var first = client.ReadAsync(Client.Statement, new Values(), null, Client.Patience, end.Token).AsTask();
        var second = Client.ReadAsync(client, TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));
        var error = await Assert.ThrowsAsync<BoltConnectionException>(() => second);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal(
            $"The time allowed, 2 s, ran out while all 1 connections to the server {server.Address} (option MaxConnections) were in use; ask "
            + "less at once or raise MaxConnections.",
            error.Message);
        Assert.Equal(BoltConnectionFailure.PoolExhausted, error.Failure);
        Assert.Equal(default, client.Connections);
    }

    [Fact]
    public async Task What_was_idle_when_a_call_ran_out_of_time_shows_a_sign_of_life_before_it_is_lent()
    {
        var time = new ManualTime();
        var areBusy = new CountdownEvent(2);
        var gate = new TaskCompletionSource();
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("RUN", "PULL");
            areBusy.Signal();
            await gate.Task;
            await connection.ResultAsync(7L);
            var (name, _) = await connection.ReadAsync();
            if (name == "RESET")
            {
                await connection.SuccessAsync();
                await connection.ServeAsync();
            }

            await connection.HangAsync();
        });
        await using var client = Client.For(server, time: time);

        Task<List<object?>>[] both = [Client.ReadAsync(client), Client.ReadAsync(client)];
        areBusy.Wait(Token);
        gate.SetResult();
        await Task.WhenAll(both);
        var late = Client.ReadAsync(client, TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));
        var error = await Assert.ThrowsAsync<BoltConnectionException>(() => late);

        Assert.Equal(BoltConnectionFailure.Timeout, error.Failure);
        Assert.Equal([1L], await Client.ReadAsync(client));
        Assert.Equal(2, server.Connections);
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    [Fact]
    public async Task An_idle_connection_shows_a_sign_of_life_before_it_is_lent()
    {
        var time = new ManualTime();
        await using var server = new ScriptedBoltServer(Healthy);
        await using var client = Client.For(server, time: time);

        await Client.ReadAsync(client);
        time.Advance(TimeSpan.FromSeconds(31));
        await Client.ReadAsync(client);

        Assert.Equal(["HELLO", "LOGON", "RUN", "PULL", "RESET", "RUN", "PULL"], server.Heard);
    }

    [Fact]
    public async Task An_idle_connection_without_life_costs_half_the_deadline_and_is_replaced()
    {
        var time = new ManualTime();
        var isAsked = new TaskCompletionSource();
        await using var server = new ScriptedBoltServer(async (connection, number) =>
        {
            await connection.WelcomeAsync();
            if (number > 0)
            {
                await connection.ServeAsync();
            }

            await connection.ExpectAsync("RUN", "PULL");
            await connection.ResultAsync(7L);
            await connection.ExpectAsync("RESET");
            isAsked.SetResult();
            await connection.HangAsync();
        });
        await using var client = Client.For(server, time: time);

        await Client.ReadAsync(client);
        time.Advance(TimeSpan.FromSeconds(31));
        var reading = Client.ReadAsync(client, TimeSpan.FromSeconds(10));
        await isAsked.Task;
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([1L], await reading);
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    [Fact]
    public async Task A_connection_beyond_its_lifetime_is_replaced()
    {
        var time = new ManualTime();
        await using var server = new ScriptedBoltServer(Healthy);
        await using var client = Client.For(server, options => options with { MaxConnectionLifetime = TimeSpan.FromMinutes(10) }, time);

        await Client.ReadAsync(client);
        time.Advance(TimeSpan.FromMinutes(11));
        await Client.ReadAsync(client);

        Assert.Equal(2, server.Connections);
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    [Fact]
    public async Task A_closed_client_lends_nothing_and_says_goodbye()
    {
        var heard = new TaskCompletionSource<string>();
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.WelcomeAsync();
            await connection.ExpectAsync("RUN", "PULL");
            await connection.ResultAsync(1L);
            heard.SetResult((await connection.ReadAsync()).Name);
        });
        var client = Client.For(server);

        await Client.ReadAsync(client);
        await client.DisposeAsync();
        var error = await Assert.ThrowsAsync<BoltUsageException>(() => Client.ReadAsync(client));

        Assert.Equal("GOODBYE", await heard.Task);
        Assert.Equal("The client is closed; make a new one.", error.Message);
        Assert.Equal(default, client.Connections);
    }

    private static async Task Healthy(ScriptedConnection connection, int number)
    {
        await connection.WelcomeAsync();
        await connection.ServeAsync();
    }

    private static async Task HangAtRun(ScriptedConnection connection, int number)
    {
        await connection.WelcomeAsync();
        await connection.ExpectAsync("RUN", "PULL");
        await connection.HangAsync();
    }
}
