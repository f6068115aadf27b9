using KejiGraph.Engine.Requests;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Tests.Caching;

public sealed class EntryTableTests
{
    [Fact]
    public void It_never_takes_more_than_its_room()
    {
        var table = new EntryTable(100_000);
        var random = new Random(3);
        for (var number = 0; number < 5_000; number++)
        {
            table.Add(Entry(random.Next(400), random.Next(5_000)));
            table.Find(Key(random.Next(400)));

            Assert.InRange(table.Bytes, 0, 100_000);
        }

        Assert.InRange(table.Count, 10, 400);
    }

    [Fact]
    public void What_is_asked_for_once_does_not_push_out_what_is_asked_for_often()
    {
        var table = new EntryTable(100_000);
        for (var hot = 0; hot < 50; hot++)
        {
            table.Add(Entry(hot, 700));
            table.Find(Key(hot));
        }

        for (var scanned = 1_000; scanned < 11_000; scanned++)
        {
            table.Add(Entry(scanned, 700));
            if (scanned % 50 == 0)
            {
                for (var hot = 0; hot < 50; hot++)
                {
                    table.Find(Key(hot));
                }
            }
        }

        Assert.Equal(50, Enumerable.Range(0, 50).Count(hot => table.Find(Key(hot)) is not null));
    }

    [Fact]
    public void An_entry_that_would_take_half_of_the_room_is_not_kept()
    {
        var table = new EntryTable(10_000);

        table.Add(Entry(1, 6_000));

        Assert.Null(table.Find(Key(1)));
    }

    [Fact]
    public void An_entry_takes_the_place_of_the_one_before()
    {
        var table = new EntryTable(10_000);
        table.Add(Entry(1, 10));
        var next = Entry(1, 20);

        table.Add(next);

        Assert.Same(next, table.Find(Key(1)));
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void An_entry_that_grows_pushes_others_out()
    {
        var table = new EntryTable(3_000);
        var entry = Entry(1, 500);
        table.Add(entry);
        table.Add(Entry(2, 500));
        table.Find(Key(1));

        Assert.Equal(1, table.Grow(entry, 1_600));

        Assert.Same(entry, table.Find(Key(1)));
        Assert.Null(table.Find(Key(2)));
        Assert.Equal(entry.Bytes, table.Bytes);
    }

    private static CacheKey Key(int number) => new((UInt128)number);

    private static CacheEntry Entry(int number, int bytes) =>
        new(Key(number), new byte[bytes], [], sequence: 1, made: 0, TimeSpan.FromHours(1), CachePolicy.None);
}
