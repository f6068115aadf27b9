using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>DISCARD: <c>B1 2F A1 81 6E FF</c>, that is <c>{"n": -1}</c>. Throws records of the last statement away; -1 all.</summary>
internal static class Discard
{
    public static void Write(PackStreamWriter writer, long records)
    {
        writer.BeginMessage((byte)Request.Discard, 1);
        writer.WriteMapSize(1);
        writer.WriteString("n");
        writer.WriteInteger(records);
        writer.EndMessage();
    }
}
