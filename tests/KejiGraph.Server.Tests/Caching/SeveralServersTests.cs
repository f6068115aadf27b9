using KejiGraph.Embedded;
using KejiGraph.Graph.Stores;
using KejiGraph.Server.Caching;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Redis;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>Servers on one graph, with a real Redis between them.</summary>
public sealed class SeveralServersTests : IAsyncLifetime
{
    private const string Mo = "{ author(id: \"a-mo\") { name born } }";
    private const string All = "{ authors { nodes { name born } } }";

    private readonly TemporaryFolder _folder = new();
    private IGraphStore? _store;
    private RedisServer? _redis;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _store = EmbeddedStore.Open(LibraryGraph.Model.Graph, Path.Combine(_folder.Path, "graph.db"), TimeProvider.System);
        await _store.ApplyAsync(LibraryGraph.Data(LibraryGraph.Model.Graph), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task What_one_server_answered_another_one_has()
    {
        await using var one = await ServerAsync();
        var (body, _) = await one.AskAsync(All);
        await CachedServer.UntilAsync(CountAsync, count => count >= 1);
        await using var other = await ServerAsync();

        Assert.Equal((body, "redis"), await other.AskAsync(All));
        Assert.Equal((body, "memory"), await other.AskAsync(All));
    }

    [Fact]
    public async Task What_one_server_wrote_is_stale_at_the_other()
    {
        await using var one = await ServerAsync();
        await using var other = await ServerAsync();
        await one.AskUntilAsync(Mo, "memory");
        await other.AskUntilAsync(Mo, "memory");

        var commit = await one.WriteBornAsync("a-mo", 1956);
        await other.HearsAsync(commit.Sequence);

        Assert.Contains("1956", (await one.AskAsync(Mo)).Body, StringComparison.Ordinal);
        Assert.Contains("1956", (await other.AskAsync(Mo)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Redis_everything_is_answered_and_with_it_again_all_is_as_before()
    {
        await using var one = await ServerAsync();
        await one.AskUntilAsync(All, "memory");
        Assert.True(one.IsHealthy);

        await _redis!.KillAsync();
        await CachedServer.UntilAsync(() => Task.FromResult(one.IsHealthy), isHealthy => !isHealthy);
        await one.WriteBornAsync("a-mo", 1956);
        Assert.Contains("1956", (await one.AskAsync(All)).Body, StringComparison.Ordinal);

        await _redis.RestartAsync();
        await CachedServer.UntilAsync(() => Task.FromResult(one.IsHealthy), isHealthy => isHealthy);
        await CachedServer.UntilAsync(
            async () =>
            {
                await one.WriteBornAsync("a-mo", Random.Shared.Next(1900, 2000));
                await one.AskAsync(All);
                return await CountAsync();
            },
            count => count >= 1);
        Assert.True(one.IsHealthy);
    }

    [Fact]
    public async Task A_Redis_that_hangs_holds_nobody_up()
    {
        await using var one = await CachedServer.StartAsync(_store!, _redis!, TimeSpan.FromMilliseconds(1));
        await one.AskUntilAsync(All, "memory");

        await _redis!.PauseAsync();
        for (var asked = 0; asked < 20; asked++)
        {
            var (body, level) = await one.AskAsync(Fresh());
            Assert.DoesNotContain("errors", body, StringComparison.Ordinal);
            Assert.Equal("store", level);
        }

        Assert.False(one.IsHealthy);
        await _redis.ResumeAsync();
        await CachedServer.UntilAsync(
            async () =>
            {
                await one.AskAsync(Fresh());
                return one.IsHealthy;
            },
            isHealthy => isHealthy);
    }

    [Fact]
    public async Task Without_Redis_a_commit_of_another_server_is_found_by_its_number()
    {
        await using var one = await ServerAsync();
        await using var other = await ServerAsync();
        await _redis!.KillAsync();
        await CachedServer.UntilAsync(() => Task.FromResult(one.IsHealthy || other.IsHealthy), isAny => !isAny);
        await other.AskUntilAsync(Mo, "memory");

        var commit = await one.WriteBornAsync("a-mo", 1956);
        Assert.DoesNotContain("1956", (await other.AskAsync(Mo)).Body, StringComparison.Ordinal);
        await CachedServer.UntilAsync(
            () =>
            {
                other.Time.Advance(Lookout.Interval);
                return Task.FromResult(other.Ledger.Complete);
            },
            complete => complete == commit.Sequence);

        Assert.Contains("1956", (await other.AskAsync(Mo)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Redis_that_is_full_still_has_what_it_has_and_is_told_of_as_degraded()
    {
        await using var one = await ServerAsync();
        await one.AskAsync(All);
        await CachedServer.UntilAsync(CountAsync, count => count >= 1);
        await _redis!.CliAsync("CONFIG", "SET", "maxmemory", "1");
        await CachedServer.UntilAsync(
            async () =>
            {
                Assert.Equal("store", (await one.AskAsync(Fresh())).Level);
                return one.IsHealthy;
            },
            isHealthy => !isHealthy);
        await using var other = await ServerAsync();

        Assert.Equal("redis", (await other.AskAsync(All)).Level);
    }

    [Fact]
    public async Task When_Redis_is_emptied_no_server_keeps_what_it_has()
    {
        await using var one = await ServerAsync();
        await using var other = await ServerAsync();
        await one.AskUntilAsync(All, "memory");
        await other.AskUntilAsync(All, "memory");
        await CachedServer.UntilAsync(() => _redis!.CliAsync("EXISTS", "library:mark"), exists => exists == "1");
        var (first, second) = (one.Ledger.Last, other.Ledger.Last);

        // Both must have seen the mark before it goes.
        await Task.Delay(2 * Lookout.Interval, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal((first, second), (one.Ledger.Last, other.Ledger.Last));
        await _redis!.CliAsync("FLUSHALL");

        await CachedServer.UntilAsync(() => Task.FromResult(one.Ledger.Last), last => last > first);
        await CachedServer.UntilAsync(() => Task.FromResult(other.Ledger.Last), last => last > second);
        Assert.Equal("store", (await one.AskAsync(All)).Level);
    }

    [Fact]
    public async Task What_is_not_of_the_cache_under_its_keys_is_not_served()
    {
        await using var one = await ServerAsync();
        var (body, _) = await one.AskAsync(All);
        await CachedServer.UntilAsync(CountAsync, count => count >= 1);
        var key = (await _redis!.CliAsync("KEYS", "*:answer:*")).Trim();
        await _redis.CliAsync("HSET", key, "data", "garbage that is as long as an entry and begins as none does: 0123456789");
        await using var other = await ServerAsync();

        Assert.Equal((body, "store"), await other.AskAsync(All));
    }

    /// <summary>A question that no level has.</summary>
    private static string Fresh() => $"{{ authors(where: {{ born: {{ eq: {Random.Shared.Next()} }} }}) {{ totalCount }} }}";

    /// <summary>How many answers Redis has.</summary>
    private async Task<int> CountAsync() =>
        (await _redis!.CliAsync("KEYS", "*:answer:*")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private Task<CachedServer> ServerAsync() => CachedServer.StartAsync(_store!, _redis!);
}
