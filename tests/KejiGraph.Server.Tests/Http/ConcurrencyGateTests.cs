using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Http;

public sealed class ConcurrencyGateTests
{
    private const string Query = """{"query":"{ books { totalCount } }"}""";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_many_enter_as_there_are_places_and_the_rest_is_turned_away()
    {
        using var gate = new ConcurrencyGate(width: 2, queue: 0, Long, TimeProvider.System);
        await gate.EnterAsync(Cancellation);
        await gate.EnterAsync(Cancellation);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => gate.EnterAsync(Cancellation).AsTask());

        Assert.Equal((503, "OVERLOADED"), (refusal.Status, refusal.Code));
        Assert.Equal("The server executes as many requests as it may; try again in a moment.", refusal.Message);
    }

    [Fact]
    public async Task Who_waits_gets_the_place_of_who_leaves()
    {
        using var gate = new ConcurrencyGate(width: 1, queue: 1, Long, TimeProvider.System);
        await gate.EnterAsync(Cancellation);
        var waits = gate.EnterAsync(Cancellation).AsTask();
        Assert.Equal((false, 1), (waits.IsCompleted, gate.Waiting));

        gate.Leave();

        await waits;
        Assert.Equal(0, gate.Waiting);
    }

    [Fact]
    public async Task Who_waits_too_long_is_turned_away()
    {
        using var gate = new ConcurrencyGate(width: 1, queue: 1, Short, TimeProvider.System);
        await gate.EnterAsync(Cancellation);

        await Assert.ThrowsAsync<RefusedException>(() => gate.EnterAsync(Cancellation).AsTask());

        Assert.Equal(0, gate.Waiting);
    }

    [Fact]
    public async Task Who_hangs_up_while_waiting_takes_no_place()
    {
        using var gate = new ConcurrencyGate(width: 1, queue: 1, Long, TimeProvider.System);
        using var gone = new CancellationTokenSource();
        await gate.EnterAsync(Cancellation);
        var waits = gate.EnterAsync(gone.Token).AsTask();

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        gate.Leave();
        await gate.EnterAsync(Cancellation);
        Assert.Equal(0, gate.Waiting);
    }

    [Fact]
    public async Task A_request_beyond_the_places_is_503_with_Retry_After_and_the_next_one_is_answered()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var release = new ManualResetEventSlim();
        var engine = new GraphQLEngine(
            LibraryGraph.Model,
            new NoStore(
                LibraryGraph.Model.Graph,
                _ =>
                {
                    entered.TrySetResult();
                    release.Wait(Cancellation);
                    throw new InvalidOperationException("This store has nothing to say.");
                }),
            new EngineOptions());
        using var endpoint = new EndpointWithoutServer(engine, new HttpOptions { MaxConcurrentRequests = 1, MaxQueuedRequests = 0 });
        var first = Task.Run(() => endpoint.PostAsync(Query), Cancellation);
        await entered.Task;

        var (status, headers, body) = await endpoint.PostAsync(Query);

        Assert.Equal((503, "1"), (status, headers.RetryAfter.ToString()));
        Assert.Equal(
            """{"errors":[{"message":"The server executes as many requests as it may; try again in a moment.","extensions":{"code":"OVERLOADED"}}]}""",
            body);
        release.Set();
        Assert.Equal(500, (await first).Status);
        Assert.Equal(500, (await endpoint.PostAsync(Query)).Status);
    }
}
