using System.Runtime.CompilerServices;
using KejiGraph.Engine.Events;
using KejiGraph.Engine.Requests;
using KejiGraph.GraphQL.Types;
using KejiGraph.Server.Tests.WebSockets;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Streams;

/// <summary>Subscriptions to a clock, answered by the engine.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTime _time = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_tick_is_an_event_until_the_client_vanishes()
    {
        await using var host = await StreamHost.StartAsync(execute: Engine().ExecuteAsync);
        var response = await host.AskAsync("subscription { tick { hour } }", "text/event-stream");
        using var body = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));

        Assert.Equal([":", ""], await ReadAsync(body, 2));
        for (var hour = 1; hour <= 2; hour++)
        {
            await _time.SomebodyWaitsAsync(Hour);
            _time.Advance(Hour);
            Assert.Equal(
                ["event: next", $"data: {{\"data\":{{\"tick\":{{\"hour\":{hour}}}}}}}", ""], await ReadAsync(body, 3));
        }

        response.Dispose();
        await _ended.Task;
    }

    [Fact]
    public async Task Each_tick_is_a_message_until_the_client_completes()
    {
        await using var host = await StreamHost.StartAsync(execute: Engine().ExecuteAsync);
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("t", "subscription { tick { hour } }");

        for (var hour = 1; hour <= 2; hour++)
        {
            await _time.SomebodyWaitsAsync(Hour);
            _time.Advance(Hour);
            Assert.Equal(
                $"{{\"id\":\"t\",\"type\":\"next\",\"payload\":{{\"data\":{{\"tick\":{{\"hour\":{hour}}}}}}}}}", await client.HearAsync());
        }

        await client.SayAsync("""{"id":"t","type":"complete"}""");
        await _ended.Task;
    }

    [Fact]
    public async Task A_client_that_takes_no_events_cannot_subscribe()
    {
        await using var host = await StreamHost.StartAsync(execute: Engine().ExecuteAsync);

        using var response = await host.AskAsync("subscription { tick { hour } }", "multipart/mixed, application/json");

        Assert.Equal(299, (int)response.StatusCode);
        Assert.StartsWith("{\"errors\":[", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static async Task<List<string>> ReadAsync(StreamReader body, int lines)
    {
        var read = new List<string>();
        while (read.Count < lines)
        {
            read.Add(await body.ReadLineAsync(Cancellation) ?? "the end");
        }

        return read;
    }

    private GraphQLEngine Engine()
    {
        var tick = new EventType("Tick", [new EventField.Value("hour", SpecifiedScalars.Int.NonNull, hour => hour)]);
        return new GraphQLEngine(
            LibraryGraph.Model,
            new NoStore(LibraryGraph.Model.Graph),
            new EngineOptions { Events = [new EventSource("tick", tick, (_, token) => TickAsync(token))] });
    }

    private async IAsyncEnumerable<object> TickAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            for (var hour = 1L; ; hour++)
            {
                await Task.Delay(Hour, _time, cancellationToken);
                yield return hour;
            }
        }
        finally
        {
            _ended.TrySetResult();
        }
    }
}
