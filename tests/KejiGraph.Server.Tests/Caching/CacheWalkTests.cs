using System.Globalization;
using KejiGraph.Embedded;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Redis;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>
/// Random questions and changes, through one server or two with a Redis between them: what a cache answers is what the store says.
/// <c>KEJIGRAPH_STEPS</c> gives another number of steps.
/// </summary>
public sealed class CacheWalkTests
{
    private const int Questions = 200;

    // In a hundred steps.
    private const int Changes = 4;
    private const int NewQuestions = 2;

    private static readonly int Steps =
        int.Parse(Environment.GetEnvironmentVariable("KEJIGRAPH_STEPS") ?? "10000", CultureInfo.InvariantCulture);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 6)]
    public async Task A_cached_answer_is_the_one_that_the_store_gives(int count, int seed)
    {
        using var folder = new TemporaryFolder();
        await using var redis = count > 1 ? await RedisServer.StartAsync() : null;
        await using var store = EmbeddedStore.Open(LibraryGraph.Model.Graph, Path.Combine(folder.Path, "graph.db"), TimeProvider.System);
        var servers = new List<CachedServer>();
        try
        {
            while (servers.Count < count)
            {
                servers.Add(await CachedServer.StartAsync(store, redis));
            }

            await WalkAsync(servers, new PlainEngine(store), seed);
        }
        finally
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    private static async Task WalkAsync(List<CachedServer> servers, PlainEngine plain, int seed)
    {
        var library = new RandomLibrary(seed);
        var random = new Random(seed);
        string[] documents = [.. Enumerable.Range(0, Questions).Select(_ => library.NextDocument())];
        var last = new Dictionary<(CachedServer Server, string Document), string>();
        var levels = new Dictionary<string, int>();
        var (commits, forgotten, needlessly) = (0, 0, 0);
        for (var step = 0; step < Steps; step++)
        {
            var server = servers[random.Next(servers.Count)];
            var chance = random.Next(100);
            if (chance < Changes)
            {
                commits += await WriteAsync(servers, server, library.NextChange()) ? 1 : 0;
                continue;
            }

            // Some questions are asked more often than others.
            ref var document = ref documents[random.Next(random.Next(Questions) + 1)];
            if (chance < Changes + NewQuestions)
            {
                document = library.NextDocument();
            }

            var asked = document;
            var (body, level) = await server.AskAsync(asked);
            var expected = await plain.AskAsync(asked);
            Assert.True(expected == body, $"seed {seed}, step {step}, {level}\n{asked}\nstore {expected}\ncache {body}");
            levels[level] = levels.GetValueOrDefault(level) + 1;
            if (level == "store" && last.TryGetValue((server, asked), out var before))
            {
                forgotten++;
                needlessly += before == body ? 1 : 0;
            }

            last[(server, asked)] = body;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Steps} steps, {commits} commits; {string.Join(", ", levels.Select(level => $"{level.Key} {level.Value}"))}; "
            + $"{forgotten} answers forgotten, {needlessly} of them for nothing");
        Assert.Equal(servers.Count > 1 ? ["memory", "redis", "store"] : ["memory", "store"], levels.Keys.Order());
        Assert.True(forgotten > needlessly);
    }

    /// <summary>Writes, and waits until all servers have heard of it; false when the store refuses.</summary>
    private static async Task<bool> WriteAsync(List<CachedServer> servers, CachedServer server, Change change)
    {
        long sequence;
        try
        {
            sequence = (await server.WriteAsync(change)).Sequence;
        }
        catch (GraphStoreException)
        {
            return false;
        }

        foreach (var one in servers)
        {
            await one.HearsAsync(sequence);
        }

        return true;
    }
}
