using System.IO.Compression;
using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Caching;
using KejiGraph.Server.Http;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Caching;

public sealed class EntryFormatTests
{
    private static readonly CacheKey Key = new(7);
    private static readonly byte[] Large = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""{"name":"吉林大学"}""", 500)));

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(1)]
    [InlineData(ContentCodings.LeastBytes - 1)]
    [InlineData(ContentCodings.LeastBytes)]
    [InlineData(11_000)]
    public void An_entry_is_read_as_it_was_written(int length)
    {
        var entry = Entry(Large[..length]);
        var bytes = EntryFormat.Write(entry, entry.Body, _time);
        _time.Advance(TimeSpan.FromSeconds(3));

        var read = EntryFormat.Read(Key, bytes, _time)!;

        Assert.Equal(entry.Body, read.Body);
        Assert.Equal(entry.Reads, read.Reads);
        Assert.Equal((Key, 41, entry.Lifetime, entry.Policy), (read.Key, read.Sequence, read.Lifetime, read.Policy));
        Assert.Equal(TimeSpan.FromSeconds(3), _time.GetElapsedTime(read.Made));
    }

    [Fact]
    public void A_large_body_is_packed_and_those_who_take_it_packed_get_it_so()
    {
        var entry = Entry(Large);

        var bytes = EntryFormat.Write(entry, entry.Body, _time);
        var read = EntryFormat.Read(Key, bytes, _time)!;

        Assert.True(bytes.Length < Large.Length / 4, $"{bytes.Length} bytes");
        var packed = read.FindEncoded(ContentCoding.Brotli)!;
        Assert.Equal(Large, Unpack(packed));
        Assert.Equal(entry.Bytes + packed.Length, read.Bytes);
        Assert.Null(read.FindEncoded(ContentCoding.Gzip));
    }

    [Fact]
    public void A_body_that_was_packed_before_is_not_packed_again()
    {
        var entry = Entry(Large);
        var packed = ContentCodings.Encode(ContentCoding.Brotli, Large, CompressionLevel.NoCompression);
        entry.KeepEncoded(ContentCoding.Brotli, packed);

        var read = EntryFormat.Read(Key, EntryFormat.Write(entry, entry.Body, _time), _time)!;

        Assert.Equal(packed, read.FindEncoded(ContentCoding.Brotli));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(11_000)]
    public void Bytes_of_which_one_is_another_or_that_break_off_are_no_entry(int length)
    {
        var entry = Entry(Large[..length]);
        var bytes = EntryFormat.Write(entry, entry.Body, _time);

        for (var place = 0; place < bytes.Length; place++)
        {
            bytes[place] ^= 0x10;
            Assert.Null(EntryFormat.Read(Key, bytes, _time));
            bytes[place] ^= 0x10;
            Assert.Null(EntryFormat.Read(Key, bytes.AsSpan(0, place), _time));
        }

        Assert.NotNull(EntryFormat.Read(Key, bytes, _time));
    }

    private CacheEntry Entry(byte[] body) => new(
        Key,
        body,
        [1, ulong.MaxValue, 3],
        41,
        _time.GetTimestamp(),
        TimeSpan.FromSeconds(50),
        new CachePolicy(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(300)));

    private static byte[] Unpack(byte[] packed)
    {
        using var stream = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
