using KejiGraph.Bolt.Connections;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Testing.Bolt;

namespace KejiGraph.Bolt.Tests.Connections;

public sealed class ChunkTests
{
    private static readonly byte[] First = [.. Enumerable.Range(1, 20).Select(number => (byte)number)];
    private static readonly byte[] Second = [9, 8, 7];

    [Fact]
    public void Messages_are_whole_wherever_chunks_and_packets_are_cut()
    {
        for (var chunkBytes = 1; chunkBytes <= 21; chunkBytes++)
        {
            byte[] sent = [0, 0, .. BoltBytes.Chunks(First, chunkBytes), 0, 0, 0, 0, .. BoltBytes.Chunks(Second, chunkBytes), 0, 0];
            for (var packetBytes = 1; packetBytes <= sent.Length; packetBytes++)
            {
                Assert.Equal([First, Second], Read(sent, packetBytes));
            }
        }
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(131_070)]
    [InlineData(131_071)]
    [InlineData(10_000_000)]
    public void A_large_message_is_cut_into_chunks_and_put_together_again(int messageBytes)
    {
        var bytes = new byte[messageBytes - 7];
        new Random(1).NextBytes(bytes);
        var writer = new PackStreamWriter();
        writer.BeginMessage(0x10, 1);
        writer.WriteBytes(bytes);
        writer.EndMessage();

        var message = Assert.Single(Read(writer.Written.ToArray(), 8_000));

        Assert.Equal(new PackStreamReader(message.AsSpan(2)).ReadBytes().ToArray(), bytes);
    }

    [Fact]
    public void A_message_that_failed_to_be_written_leaves_nothing_behind()
    {
        var writer = new PackStreamWriter();
        writer.BeginMessage(0x10, 1);
        writer.WriteString("half");
        writer.BeginMessage(0x0F, 0);
        writer.EndMessage();

        Assert.Equal("0002B00F0000", Convert.ToHexString(writer.Written.Span));
    }

    [Fact]
    public void A_message_beyond_the_limit_is_refused_before_it_is_received()
    {
        var error = Assert.Throws<BoltConnectionException>(() => Read([0xFF, 0xFF, 1, 2, 3], 5, 65_534));

        Assert.Equal(
            "The server test sent a message of more than 65534 bytes (option MaxMessageBytes); ask for less in one record or raise it.",
            error.Message);
    }

    private static List<byte[]> Read(byte[] sent, int packetBytes, int limit = int.MaxValue)
    {
        var reader = new MessageReader("test", limit);
        var messages = new List<byte[]>();
        for (var position = 0; position < sent.Length;)
        {
            var room = reader.Room();
            var size = Math.Min(Math.Min(packetBytes, room.Length), sent.Length - position);
            sent.AsSpan(position, size).CopyTo(room.Span);
            reader.Received(size);
            position += size;
            while (reader.TryRead(out var message))
            {
                messages.Add(message.ToArray());
            }
        }

        return messages;
    }
}
