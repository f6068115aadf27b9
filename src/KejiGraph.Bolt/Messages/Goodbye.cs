using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>GOODBYE: <c>B0 02</c>. Says that the connection ends; nothing is answered.</summary>
internal static class Goodbye
{
    public static void Write(PackStreamWriter writer)
    {
        writer.BeginMessage((byte)Request.Goodbye, 0);
        writer.EndMessage();
    }
}
