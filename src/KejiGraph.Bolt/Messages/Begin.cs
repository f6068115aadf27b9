using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>BEGIN: <c>B1 11 A1 82 64 62 85 6E 65 6F 34 6A</c>, that is <c>{"db": "neo4j"}</c>. Opens a transaction.</summary>
internal static class Begin
{
    public static void Write(PackStreamWriter writer, TransactionExtra extra)
    {
        writer.BeginMessage((byte)Request.Begin, 1);
        extra.Write(writer);
        writer.EndMessage();
    }
}
