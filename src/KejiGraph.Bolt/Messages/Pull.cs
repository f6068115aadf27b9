using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>PULL: <c>B1 3F A1 81 6E C9 03 E8</c>, that is <c>{"n": 1000}</c>. Asks for records of the last statement; -1 for all.</summary>
internal static class Pull
{
    public static void Write(PackStreamWriter writer, long records)
    {
        writer.BeginMessage((byte)Request.Pull, 1);
        writer.WriteMapSize(1);
        writer.WriteString("n");
        writer.WriteInteger(records);
        writer.EndMessage();
    }
}
