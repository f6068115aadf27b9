using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Tests.Caching;

public sealed class KnownBodiesTests
{
    private static readonly CacheKey Key = new(UInt128.One);

    [Fact]
    public void A_body_is_found_by_all_of_its_bytes()
    {
        var bodies = new KnownBodies(10_000);
        bodies.Add("{ a }"u8, Key);

        Assert.True(bodies.TryFind("{ a }"u8, out var key));
        Assert.Equal(Key, key);
        Assert.False(bodies.TryFind("{ b }"u8, out _));
        Assert.False(bodies.TryFind("{ a } "u8, out _));
        Assert.False(bodies.TryFind([], out _));
    }

    [Fact]
    public void When_they_are_full_all_are_forgotten_and_it_begins_anew()
    {
        var bodies = new KnownBodies(1_000);
        for (byte number = 0; number < 100; number++)
        {
            bodies.Add([number], Key);
        }

        Assert.False(bodies.TryFind([0], out _));
        Assert.InRange(Enumerable.Range(0, 100).Count(number => bodies.TryFind([(byte)number], out _)), 1, 8);
    }

    [Fact]
    public void A_large_body_is_not_noted()
    {
        var bodies = new KnownBodies(1_000_000);
        var large = new byte[KnownBodies.LargestBody + 1];
        bodies.Add(large, Key);
        bodies.Add(large.AsSpan(1), Key);

        Assert.False(bodies.TryFind(large, out _));
        Assert.True(bodies.TryFind(large.AsSpan(1), out _));
    }
}
