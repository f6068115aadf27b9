using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Tests.PackStream;

public sealed class PackStreamTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7F")]
    [InlineData(-16, "F0")]
    [InlineData(-17, "C8EF")]
    [InlineData(-128, "C880")]
    [InlineData(128, "C90080")]
    [InlineData(32767, "C97FFF")]
    [InlineData(32768, "CA00008000")]
    [InlineData(-32769, "CAFFFF7FFF")]
    [InlineData(2147483648, "CB0000000080000000")]
    [InlineData(long.MinValue, "CB8000000000000000")]
    public void An_integer_takes_the_fewest_bytes(long value, string bytes)
    {
        var written = Write(writer => writer.WriteInteger(value));

        Assert.Equal(bytes, Convert.ToHexString(written));
        Assert.Equal(value, new PackStreamReader(written).ReadInteger());
    }

    [Theory]
    [InlineData(15, "8F")]
    [InlineData(16, "D010")]
    [InlineData(255, "D0FF")]
    [InlineData(256, "D10100")]
    [InlineData(65536, "D200010000")]
    public void A_text_carries_its_size_in_bytes(int size, string head)
    {
        var text = new string('x', size);

        var written = Write(writer => writer.WriteString(text));

        Assert.StartsWith(head, Convert.ToHexString(written), StringComparison.Ordinal);
        Assert.Equal(text, new PackStreamReader(written).ReadString());
    }

    [Fact]
    public void Parameters_of_every_type_come_back_as_they_went()
    {
        var parameters = new Dictionary<string, object?>
        {
            ["null"] = null, ["bool"] = true, ["int"] = 7, ["float"] = 1.5, ["text"] = "科技图谱", ["bytes"] = new byte[] { 1, 2 },
            ["list"] = new List<object?> { 1L, new[] { "a", "b" } }, ["map"] = new Dictionary<string, object?> { ["k"] = false },
        };

        var reader = new PackStreamReader(Write(writer => new ParameterWriter(writer, true).Write(parameters)));
        var read = Assert.IsType<Dictionary<string, object?>>(reader.ReadValue());

        Assert.Equivalent(
            new Dictionary<string, object?>
            {
                ["null"] = null, ["bool"] = true, ["int"] = 7L, ["float"] = 1.5, ["text"] = "科技图谱", ["bytes"] = new byte[] { 1, 2 },
                ["list"] = new List<object?> { 1L, new List<object?> { "a", "b" } }, ["map"] = new Dictionary<string, object?> { ["k"] = false },
            },
            read,
            strict: true);
        Assert.True(reader.IsAtEnd);
    }

    [Fact]
    public void A_parameter_that_Bolt_cannot_carry_is_named()
    {
        var parameters = new Dictionary<string, object?> { ["rows"] = new List<object?> { 1.5m } };

        var error = Assert.Throws<BoltUsageException>(() => Write(writer => new ParameterWriter(writer, true).Write(parameters)));

        Assert.Equal(
            "Parameter \"rows\" holds a value of type Decimal, which Bolt cannot carry; "
            + "give null, bool, int, long, double, string, byte[], DateOnly, DateTimeOffset, or lists and maps of these.",
            error.Message);
    }

    [Fact]
    public void Every_kind_of_value_can_be_skipped()
    {
        byte[] values =
        [
            0xC0, 0xC3, 0x05, 0xC9, 0x01, 0x00, 0xC1, 0, 0, 0, 0, 0, 0, 0, 0, 0xCC, 0x02, 0xAA, 0xBB, 0x81, 0x61,
            0x92, 0x01, 0x91, 0x02, 0xA1, 0x81, 0x6B, 0x90, 0xB1, 0x44, 0xC8, 0x80,
        ];
        var reader = new PackStreamReader(values);

        var skipped = 0;
        for (; !reader.IsAtEnd; skipped++)
        {
            reader.Skip();
        }

        Assert.Equal(10, skipped);
    }

    [Theory]
    [InlineData("C9", "A message of 1 bytes ends in the middle of a value.")]
    [InlineData("D6FFFFFFFF", "A message of 5 bytes ends in the middle of a value.")]
    [InlineData("85616263", "A message of 4 bytes ends in the middle of a value.")]
    [InlineData("C4", "The server sent the byte C4 where a value must begin, and PackStream has no such marker.")]
    [InlineData("", "A message of 0 bytes ends in the middle of a value.")]
    public void What_is_not_PackStream_is_refused(string bytes, string message)
    {
        var error = Assert.Throws<BoltConnectionException>(() =>
        {
            var reader = new PackStreamReader(Convert.FromHexString(bytes));
            reader.ReadValue();
        });

        Assert.Equal(message, error.Message);
        Assert.Equal(BoltConnectionFailure.Protocol, error.Failure);
    }

    [Fact]
    public void Deep_nesting_is_skipped_but_not_read()
    {
        var deep = Enumerable.Repeat((byte)0x91, 100_000).Append((byte)0xC0).ToArray();
        var reader = new PackStreamReader(deep);

        reader.Skip();
        var error = Assert.Throws<BoltConnectionException>(() =>
        {
            var again = new PackStreamReader(deep);
            again.ReadValue();
        });

        Assert.True(reader.IsAtEnd);
        Assert.Equal("The server sent a value that is nested deeper than 200 levels.", error.Message);
    }

    [Fact]
    public void Another_kind_than_was_asked_for_is_named_with_its_place()
    {
        var error = Assert.Throws<BoltConnectionException>(() =>
        {
            var reader = new PackStreamReader([0x01, 0x81, 0x61]);
            reader.ReadInteger();
            reader.ReadInteger();
        });

        Assert.Equal("A value of kind Integer was expected at byte 1 of a message, and one of kind String stands there.", error.Message);
    }

    internal static byte[] Write(Action<PackStreamWriter> write)
    {
        var writer = new PackStreamWriter();
        writer.BeginMessage(0x10, 1);
        write(writer);
        writer.EndMessage();
        var reader = new KejiGraph.Bolt.Connections.MessageReader("test", int.MaxValue);
        var rest = writer.Written;
        ReadOnlyMemory<byte> message;
        while (!reader.TryRead(out message))
        {
            var into = reader.Room();
            var size = Math.Min(into.Length, rest.Length);
            rest[..size].CopyTo(into);
            rest = rest[size..];
            reader.Received(size);
        }

        return message[2..].ToArray();
    }
}
