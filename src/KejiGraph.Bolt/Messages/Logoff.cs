using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>LOGOFF: <c>B0 6B</c>. Forgets who asks, from Bolt 5.1; LOGON must follow.</summary>
internal static class Logoff
{
    public static void Write(PackStreamWriter writer)
    {
        writer.BeginMessage((byte)Request.Logoff, 0);
        writer.EndMessage();
    }
}
