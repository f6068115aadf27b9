using System.Buffers.Binary;
using System.Text;

namespace KejiGraph.Testing.Bolt;

/// <summary>Values as PackStream, written plainly from the documents and apart from the client that is tested with them.</summary>
public static class BoltBytes
{
    /// <summary>A message or another structure.</summary>
    public static byte[] Structure(byte tag, params object?[] fields) =>
        [(byte)(0xB0 + fields.Length), tag, .. fields.SelectMany(Value)];

    /// <summary>One value; bytes that are given stand for a value that is encoded already.</summary>
    public static byte[] Value(object? value) => value switch
    {
        null => [0xC0],
        false => [0xC2],
        true => [0xC3],
        byte[] encoded => encoded,
        int small => Value((long)small),
        long number => [0xCB, .. BigEndian(number)],
        double number => [0xC1, .. BigEndian(BitConverter.DoubleToInt64Bits(number))],
        string text => [.. Head(0xD0, Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)],
        IReadOnlyDictionary<string, object?> map => [.. Head(0xD8, map.Count), .. map.SelectMany(pair => (byte[])[.. Value(pair.Key), .. Value(pair.Value)])],
        IEnumerable<object?> list => [.. Head(0xD4, list.Count()), .. list.SelectMany(Value)],
        _ => throw new ArgumentException($"A {value.GetType().Name} has no bytes here.", nameof(value)),
    };

    /// <summary>A message in chunks of at most so many bytes, with its end.</summary>
    public static byte[] Chunks(byte[] message, int chunkBytes) =>
        [.. message.Chunk(chunkBytes).SelectMany(chunk => (byte[])[(byte)(chunk.Length >> 8), (byte)chunk.Length, .. chunk]), 0, 0];

    private static byte[] Head(byte marker8, int size) => size <= byte.MaxValue
        ? [marker8, (byte)size]
        : [(byte)(marker8 + 2), (byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size];

    private static byte[] BigEndian(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
