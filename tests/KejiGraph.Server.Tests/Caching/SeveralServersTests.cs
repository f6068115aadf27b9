using KejiGraph.Embedded;
using KejiGraph.Graph.Stores;
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
        await CachedServer.UntilAsync(CountAsync, count => count >= 2);
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
    public async Task Two_servers_answer_as_the_store_does_whatever_either_wrote()
    {
        string[] documents =
        [
            Mo, All,
            "{ authors(where: { born: { gt: 1900 } }, order: [{ born: DESC }]) { totalCount nodes { name } } }",
            "{ books { nodes { name authors { edges { node { name born } } } } } }",
        ];
        string[] ids = ["a-lao", "a-lu", "a-mo", "a-none", "a-shen"];
        await using var one = await ServerAsync();
        await using var other = await ServerAsync();
        await one.AskUntilAsync(Mo, "memory");
        await other.AskUntilAsync(Mo, "memory");
        var plain = new PlainEngine(_store!);
        CachedServer[] servers = [one, other];
        var random = new Random(71);
        var levels = new HashSet<string>();
        for (var step = 0; step < 2_000; step++)
        {
            if (random.Next(8) == 0)
            {
                var commit = await servers[random.Next(2)].WriteBornAsync(ids[random.Next(ids.Length)], random.Next(1880, 1970));
                await one.HearsAsync(commit.Sequence);
                await other.HearsAsync(commit.Sequence);
            }

            var document = documents[random.Next(documents.Length)];
            var (body, level) = await servers[random.Next(2)].AskAsync(document);
            levels.Add(level);
            Assert.Equal(await plain.AskAsync(document), body);
        }

        Assert.Superset(new HashSet<string> { "store", "memory", "redis" }, levels);
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
        await using var one = await ServerAsync();
        await one.AskUntilAsync(All, "memory");

        await _redis!.PauseAsync();
        for (var born = 1900; born < 1920; born++)
        {
            // Each is another question that no level has.
            var (body, level) = await one.AskAsync($"{{ authors(where: {{ born: {{ eq: {born} }} }}) {{ totalCount }} }}");
            Assert.DoesNotContain("errors", body, StringComparison.Ordinal);
            Assert.Equal("store", level);
        }

        Assert.False(one.IsHealthy);
        await _redis.ResumeAsync();
        await CachedServer.UntilAsync(
            async () =>
            {
                await one.AskAsync($"{{ authors(where: {{ born: {{ eq: {Random.Shared.Next(100_000)} }} }}) {{ totalCount }} }}");
                return one.IsHealthy;
            },
            isHealthy => isHealthy);
    }

    /// <summary>How many answers Redis has.</summary>
    private async Task<int> CountAsync() =>
        int.Parse((await _redis!.CliAsync("DBSIZE")).Trim(), System.Globalization.CultureInfo.InvariantCulture);

    private Task<CachedServer> ServerAsync() => CachedServer.StartAsync(_store!, _redis!);
}
