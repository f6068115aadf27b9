using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>RESET: <c>B0 0F</c>. Brings the connection back to READY from wherever it is; it overtakes what is queued before it.</summary>
internal static class Reset
{
    public static void Write(PackStreamWriter writer)
    {
        writer.BeginMessage((byte)Request.Reset, 0);
        writer.EndMessage();
    }
}
