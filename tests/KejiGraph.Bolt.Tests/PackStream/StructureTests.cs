using KejiGraph.Bolt.PackStream;
using KejiGraph.Testing.Bolt;

namespace KejiGraph.Bolt.Tests.PackStream;

public sealed class StructureTests
{
    [Theory]
    [InlineData(1970, 1, 2, "B14401")]
    [InlineData(1969, 12, 31, "B144FF")]
    [InlineData(2024, 2, 29, "B144C94D46")]
    public void A_date_counts_days_since_1970(int year, int month, int day, string bytes)
    {
        var date = new DateOnly(year, month, day);

        var written = PackStreamTests.Write(writer => new ParameterWriter(writer, true).Write(new Dictionary<string, object?> { ["d"] = date }));

        Assert.Equal($"A18164{bytes}", Convert.ToHexString(written));
        Assert.Equal(date, Read(Convert.FromHexString(bytes), StructureReading.ReadDate));
    }

    [Theory]
    [InlineData(true, 0x49, 4500)]
    [InlineData(false, 0x46, 8100)]
    public void A_moment_counts_in_UTC_or_as_old_servers_do(bool isUtc, byte tag, long seconds)
    {
        // The example of the Bolt documents, with what .NET can hold of its nanoseconds.
        var moment = new DateTimeOffset(1970, 1, 1, 2, 15, 0, TimeSpan.FromHours(1)).AddTicks(42);

        var written = PackStreamTests.Write(writer => new ParameterWriter(writer, isUtc).Write(new Dictionary<string, object?> { ["t"] = moment }));
        var structure = Read(written[3..], ValueReading.ReadValue);

        Assert.Equivalent(new BoltStructure(tag, [seconds, 4200L, 3600L]), structure, strict: true);
        Assert.Equal(moment, Read(written[3..], StructureReading.ReadDateTime));
    }

    [Fact]
    public void A_moment_before_1970_has_nanoseconds_that_count_upwards()
    {
        var moment = DateTimeOffset.UnixEpoch.AddTicks(-1);

        var written = PackStreamTests.Write(writer => new ParameterWriter(writer, true).Write(new Dictionary<string, object?> { ["t"] = moment }));
        var structure = Read(written[3..], ValueReading.ReadValue);

        Assert.Equivalent(new BoltStructure(0x49, [-1L, 999_999_900L, 0L]), structure, strict: true);
        Assert.Equal(moment, Read(written[3..], StructureReading.ReadDateTime));
    }

    [Fact]
    public void Times_durations_and_points_are_read()
    {
        var time = Read(BoltBytes.Structure(0x54, 3_600_000_000_100, -3600), StructureReading.ReadTime);
        var localTime = Read(BoltBytes.Structure(0x74, 100), StructureReading.ReadLocalTime);
        var localDateTime = Read(BoltBytes.Structure(0x64, 60, 200), StructureReading.ReadLocalDateTime);
        var duration = Read(BoltBytes.Structure(0x45, 14, -3, 59, 7), StructureReading.ReadDuration);
        var flat = Read(BoltBytes.Structure(0x58, 4326, 1.5, 2.5), StructureReading.ReadPoint);
        var space = Read(BoltBytes.Structure(0x59, 9157, 1.5, 2.5, 3.5), StructureReading.ReadPoint);

        Assert.Equal((new TimeOnly(36_000_000_001), TimeSpan.FromHours(-1)), time);
        Assert.Equal(new TimeOnly(1), localTime);
        Assert.Equal(DateTime.UnixEpoch.AddMinutes(1).AddTicks(2), localDateTime);
        Assert.Equal(new BoltDuration(14, -3, 59, 7), duration);
        Assert.Equal(new BoltPoint(4326, 1.5, 2.5, null), flat);
        Assert.Equal(new BoltPoint(9157, 1.5, 2.5, 3.5), space);
    }

    [Fact]
    public void A_path_is_read_as_its_parts()
    {
        var node = BoltBytes.Structure(0x4E, 42, new object?[] { "A" }, new Dictionary<string, object?> { ["k"] = 1L }, "e:42");
        var relationship = BoltBytes.Structure(0x72, 7, "R", new Dictionary<string, object?>(), "e:7");
        var path = BoltBytes.Structure(0x50, new object?[] { node, node }, new object?[] { relationship }, new object?[] { 1L, 1L });

        var read = (BoltStructure)Read(path, ValueReading.ReadValue)!;

        Assert.Equal(StructureTag.Path, read.Tag);
        var first = (BoltStructure)((List<object?>)read.Fields[0]!)[0]!;
        Assert.Equal(StructureTag.Node, first.Tag);
        Assert.Equal("e:42", first.Fields[3]);
        Assert.Equal(StructureTag.UnboundRelationship, ((BoltStructure)((List<object?>)read.Fields[1]!)[0]!).Tag);
    }

    [Fact]
    public void A_date_that_NET_cannot_hold_is_refused()
    {
        var error = Assert.Throws<BoltConnectionException>(
            () => Read(BoltBytes.Structure(0x44, 999_999_999_999), StructureReading.ReadDate));

        Assert.Equal("The server sent a Date of 1000000719161, which .NET cannot hold.", error.Message);
    }

    private delegate T Reading<T>(ref PackStreamReader reader);

    private static T Read<T>(byte[] bytes, Reading<T> read)
    {
        var reader = new PackStreamReader(bytes);
        return read(ref reader);
    }
}
