using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>COMMIT: <c>B0 12</c>. Makes the transaction last.</summary>
internal static class Commit
{
    public static void Write(PackStreamWriter writer)
    {
        writer.BeginMessage((byte)Request.Commit, 0);
        writer.EndMessage();
    }
}
