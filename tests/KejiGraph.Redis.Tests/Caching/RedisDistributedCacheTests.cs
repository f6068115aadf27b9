using System.Buffers;
using System.Globalization;
using KejiGraph.Redis.Caching;
using KejiGraph.Testing.Redis;
using Microsoft.Extensions.Caching.Distributed;

namespace KejiGraph.Redis.Tests.Caching;

public sealed class RedisDistributedCacheTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_is_kept_read_replaced_and_removed()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);
        IDistributedCache cache = new RedisDistributedCache(client, "app:");
        byte[] first = [1, 0, 2];

        await cache.SetAsync("k", first, new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(1) }, Token);
        var read = await cache.GetAsync("k", Token);
        await cache.SetAsync("k", [], new DistributedCacheEntryOptions(), Token);
        var replaced = await cache.GetAsync("k", Token);
        var lifetime = await server.CliAsync("PTTL", "app:k");
        await cache.RemoveAsync("k", Token);
        await cache.RemoveAsync("k", Token);

        Assert.Equal(first, read);
        Assert.Equal([], replaced!);
        Assert.Equal("-1", lifetime);
        Assert.Null(await cache.GetAsync("k", Token));
        Assert.Equal("0", await server.CliAsync("DBSIZE"));
    }

    [Fact]
    public async Task A_server_that_is_full_keeps_nothing_more_and_says_so()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);
        var cache = new RedisDistributedCache(client);
        await cache.SetAsync("old", "value"u8.ToArray(), new DistributedCacheEntryOptions(), Token);
        await server.CliAsync("CONFIG", "SET", "maxmemory", "1");

        var failure = await Assert.ThrowsAsync<RedisServerException>(
            () => cache.SetAsync("new", "value"u8.ToArray(), new DistributedCacheEntryOptions(), Token));

        Assert.Contains("OOM", failure.Message, StringComparison.Ordinal);
        Assert.Null(await cache.GetAsync("new", Token));
        Assert.Equal("value"u8.ToArray(), await cache.GetAsync("old", Token));
    }

    [Fact]
    public async Task Entries_look_as_the_package_of_Microsoft_keeps_them()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);
        var cache = new RedisDistributedCache(client);
        var moment = new DateTimeOffset(2100, 1, 1, 8, 0, 0, TimeSpan.FromHours(8));
        var options = new DistributedCacheEntryOptions { AbsoluteExpiration = moment, SlidingExpiration = TimeSpan.FromSeconds(20) };

        await cache.SetAsync("ours", "value"u8.ToArray(), options, Token);
        await server.CliAsync("HSET", "theirs", "absexp", "-1", "sldexp", "600000000", "data", "value");

        Assert.Equal(
            ["absexp", moment.UtcTicks.ToString(CultureInfo.InvariantCulture), "sldexp", "200000000", "data", "value"],
            (await server.CliAsync("HGETALL", "ours")).Split('\n'));
        Assert.Equal("value"u8.ToArray(), await cache.GetAsync("theirs", Token));
        Assert.InRange(await LifetimeAsync(server, "theirs"), 55_000, 60_000);
    }

    [Fact]
    public async Task An_absolute_expiration_ends_an_entry_however_often_it_is_read()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);
        var cache = new RedisDistributedCache(client);

        await cache.SetAsync("k", [1], new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(20) }, Token);
        Assert.InRange(await LifetimeAsync(server, "k"), 1, 20_000);
        Assert.NotNull(await cache.GetAsync("k", Token));
        await server.CliAsync("PEXPIRE", "k", "200");

        await Clients.UntilAsync(async () => await cache.GetAsync("k", Token) is null);
        Assert.Equal("0", await server.CliAsync("EXISTS", "k"));
    }

    [Fact]
    public async Task A_sliding_expiration_begins_anew_with_a_read_or_a_refresh_and_ends_without_one()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);
        var cache = new RedisDistributedCache(client);
        var options = new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromSeconds(20) };
        Func<Task>[] touches =
        [
            () => cache.GetAsync("k", Token),
            () => cache.RefreshAsync("k", Token),
            async () => Assert.True(await cache.TryGetAsync("k", new ArrayBufferWriter<byte>(), Token)),
        ];
        await cache.SetAsync("k", [1], options, Token);

        foreach (var touch in touches)
        {
            // The server is asked how long the entry has left, which does not prolong it.
            await server.CliAsync("PEXPIRE", "k", "60000");
            await touch();
            Assert.InRange(await LifetimeAsync(server, "k"), 1, 20_000);
        }

        await cache.SetAsync("k", [1], new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromMilliseconds(100) }, Token);
        await Clients.UntilAsync(async () => await server.CliAsync("EXISTS", "k") == "0");
        Assert.Null(await cache.GetAsync("k", Token));
    }

    [Fact]
    public async Task A_sliding_expiration_does_not_outlive_the_absolute_one()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);
        var cache = new RedisDistributedCache(client);
        var options = new DistributedCacheEntryOptions
        {
            AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(20),
            SlidingExpiration = TimeSpan.FromSeconds(60),
        };

        await cache.SetAsync("k", [1], options, Token);
        var atFirst = await LifetimeAsync(server, "k");
        await server.CliAsync("PEXPIRE", "k", "100000");
        await cache.GetAsync("k", Token);

        Assert.InRange(atFirst, 1, 20_000);
        Assert.InRange(await LifetimeAsync(server, "k"), 1, 20_000);
    }

    [Fact]
    public async Task The_blocking_methods_do_the_same()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        await client.ConnectAsync(Token);
        var cache = new RedisDistributedCache(client);
        var buffer = new ArrayBufferWriter<byte>();
        var options = new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromSeconds(60) };

        cache.Set("k", [1, 2], options);
        cache.Set("sequence", Sequence([1, 2], [3]), options);
        await server.CliAsync("PEXPIRE", "k", "100000");
        cache.Refresh("k");
        var lifetime = await LifetimeAsync(server, "k");
        var isThere = cache.TryGet("sequence", buffer);
        cache.Remove("sequence");

        Assert.Equal([1, 2], cache.Get("k"));
        Assert.InRange(lifetime, 1, 60_000);
        Assert.True(isThere);
        Assert.Equal([1, 2, 3], buffer.WrittenSpan.ToArray());
        Assert.False(cache.TryGet("sequence", buffer));
    }

    [Fact]
    public async Task Wrong_arguments_are_refused_as_the_contract_says()
    {
        await using var server = await RedisServer.StartAsync();
        await using var client = Clients.For(server);
        var cache = new RedisDistributedCache(client);
        var past = new DistributedCacheEntryOptions { AbsoluteExpiration = DateTimeOffset.UnixEpoch };

        await Assert.ThrowsAsync<ArgumentNullException>(() => cache.GetAsync(null!, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => cache.RefreshAsync(null!, Token));
        Assert.Throws<ArgumentNullException>(() => cache.Remove(null!));
        Assert.Throws<ArgumentNullException>(() => cache.Set("k", null!, past));
        Assert.Throws<ArgumentNullException>(() => cache.Set("k", [1], null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Set("k", [1], past));
    }

    private static async Task<long> LifetimeAsync(RedisServer server, string key) =>
        long.Parse(await server.CliAsync("PTTL", key), CultureInfo.InvariantCulture);

    private static ReadOnlySequence<byte> Sequence(byte[] first, byte[] second)
    {
        var end = new Segment(second, first.Length);
        var start = new Segment(first, 0, end);
        return new ReadOnlySequence<byte>(start, 0, end, second.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes, long index, Segment? next = null)
        {
            Memory = bytes;
            RunningIndex = index;
            Next = next;
        }
    }
}
