using KejiGraph.Bolt;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Faults;

/// <summary>The server is killed at an exact place of the conversation and started again; the store lives through it.</summary>
[Collection(FaultyNeo4j.Name)]
public sealed class CrashTests(FaultyNeo4j neo4j)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_that_loses_its_server_in_the_middle_of_the_answer_is_asked_again_when_it_is_back()
    {
        await using var wire = await neo4j.WireAsync();
        await using var store = await neo4j.OpenAsync(options => Through(wire, options));
        var expected = await neo4j.ReadLargeAsync(store);
        var crash = CrashInAnswer(wire);

        var reading = neo4j.ReadLargeAsync(store);
        await Task.WhenAny(crash, reading);
        await neo4j.Server.RestartAsync(Token);

        Assert.Equal(expected, await reading);
        Assert.True(crash.IsCompleted && expected.Length > FaultyNeo4j.LargeLength);
        Assert.Equal(new BoltConnections(0, 1, 0), store.Connections);
    }

    [Fact]
    public async Task A_read_that_may_not_be_asked_again_says_that_its_connection_ended()
    {
        await using var wire = await neo4j.WireAsync();
        await using var store = await neo4j.OpenAsync(options => Through(wire, options) with { MaxRetryTime = TimeSpan.Zero });
        var crash = CrashInAnswer(wire);

        var error = await Assert.ThrowsAsync<GraphStoreException>(() => neo4j.ReadLargeAsync(store));
        var left = store.Connections;
        await neo4j.Server.RestartAsync(Token);

        Assert.Equal(
            (StoreFailure.Unavailable, $"The connection to the server 127.0.0.1:{wire.Port} ended while an answer was awaited."),
            (error.Failure, error.Message));
        Assert.True(crash.IsCompleted);
        Assert.Equal(default, left);
        Assert.NotEmpty(await neo4j.ReadAsync(store));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_that_loses_its_server_before_COMMIT_is_done_again_as_a_whole_or_not_at_all(bool isRepeated)
    {
        await using var wire = await neo4j.WireAsync();
        await using var store = await neo4j.OpenAsync(options => Through(wire, options) with
        {
            MaxRetryTime = isRepeated ? FaultyNeo4j.Patience : TimeSpan.Zero,
        });
        var before = await store.GetStatusAsync(Token);
        var crash = CrashAt(wire, "UNWIND $rows AS row CREATE"u8.ToArray());

        var writing = neo4j.WriteAsync(store);
        await Task.WhenAny(crash, writing);
        await neo4j.Server.RestartAsync(Token);
        var error = await Record.ExceptionAsync(() => writing);

        Assert.True(crash.IsCompleted);
        if (isRepeated)
        {
            Assert.Null(error);
            Assert.Equal(before with { Nodes = before.Nodes + 1, Sequence = before.Sequence + 1 }, await store.GetStatusAsync(Token));
        }
        else
        {
            Assert.Equal(StoreFailure.Unavailable, Assert.IsType<GraphStoreException>(error).Failure);
            Assert.Equal($"The connection to the server 127.0.0.1:{wire.Port} ended while an answer was awaited.", error.Message);
            Assert.Equal(before, await store.GetStatusAsync(Token));
        }

        Assert.Equal(new BoltConnections(0, 1, 0), store.Connections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_that_loses_its_server_at_COMMIT_is_of_unknown_outcome_and_never_repeated(bool isCommitted)
    {
        await using var wire = await neo4j.WireAsync();
        await using var store = await neo4j.OpenAsync(options => Through(wire, options));
        var before = await store.GetStatusAsync(Token);
        byte[] commit = [0, 2, 0xB0, 0x12, 0, 0];
        if (isCommitted)
        {
            var isAsked = false;
            wire.Asking = piece => (isAsked |= piece.Span.IndexOf(commit) >= 0) || true;
            wire.Answering = _ => !isAsked || Crash();
        }
        else
        {
            wire.Asking = piece => piece.Span.IndexOf(commit) < 0 || Crash();
        }

        var error = await Assert.ThrowsAsync<GraphStoreException>(() => neo4j.WriteAsync(store));
        (wire.Asking, wire.Answering) = (_ => true, _ => true);
        var left = store.Connections;
        await neo4j.Server.RestartAsync(Token);

        Assert.Equal(
            (StoreFailure.UnknownOutcome,
                $"Nobody knows whether the server 127.0.0.1:{wire.Port} has committed: The connection to the server 127.0.0.1:{wire.Port} "
                + "ended while an answer was awaited. Look at the data before you write again."),
            (error.Failure, error.Message));
        Assert.Equal(default, left);
        Assert.Equal(
            isCommitted ? before with { Nodes = before.Nodes + 1, Sequence = before.Sequence + 1 } : before,
            await store.GetStatusAsync(Token));
    }

    [Fact]
    public async Task Connections_that_were_idle_in_a_crash_are_replaced_and_nobody_hears_of_it()
    {
        await using var patient = await neo4j.OpenAsync();
        await using var reader = await neo4j.OpenAsync(options => options with { MaxRetryTime = TimeSpan.Zero });
        await using var writer = await neo4j.OpenAsync(options => options with { MaxRetryTime = TimeSpan.Zero });
        foreach (var store in (Neo4jStore[])[patient, reader, writer])
        {
            await Task.WhenAll(neo4j.ReadAsync(store), neo4j.ReadAsync(store), neo4j.ReadAsync(store));
        }

        neo4j.Server.Kill();
        var reading = neo4j.ReadAsync(patient);
        await neo4j.Server.RestartAsync(Token);

        Assert.NotEmpty(await reading);
        Assert.NotEmpty(await neo4j.ReadAsync(reader));
        var commit = await neo4j.WriteAsync(writer);
        Assert.Equal(commit.Sequence, (await writer.GetStatusAsync(Token)).Sequence);
        Assert.All((Neo4jStore[])[patient, reader, writer], store => Assert.Equal(new BoltConnections(0, 1, 0), store.Connections));
    }

    private static BoltOptions Through(Wire wire, BoltOptions options) => options with { Uri = new Uri($"bolt://127.0.0.1:{wire.Port}") };

    /// <summary>Kills the server, and cuts the connection on which that was decided.</summary>
    private bool Crash()
    {
        neo4j.Server.Kill();
        return false;
    }

    /// <summary>Crashes when a client sends these bytes, before they arrive; once.</summary>
    private Task CrashAt(Wire wire, byte[] sent)
    {
        var crash = new TaskCompletionSource();
        wire.Asking = piece => crash.Task.IsCompleted || piece.Span.IndexOf(sent) < 0 || !(Crash() || crash.TrySetResult());
        return crash.Task;
    }

    /// <summary>Crashes when a megabyte was answered; once.</summary>
    private Task CrashInAnswer(Wire wire)
    {
        var crash = new TaskCompletionSource();
        var answered = 0;
        wire.Answering = piece =>
            crash.Task.IsCompleted || (answered += piece.Length) < 1_000_000 || !(Crash() || crash.TrySetResult());
        return crash.Task;
    }
}
