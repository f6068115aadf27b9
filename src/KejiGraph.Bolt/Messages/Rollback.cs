using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>ROLLBACK: <c>B0 13</c>. Undoes the transaction.</summary>
internal static class Rollback
{
    public static void Write(PackStreamWriter writer)
    {
        writer.BeginMessage((byte)Request.Rollback, 0);
        writer.EndMessage();
    }
}
