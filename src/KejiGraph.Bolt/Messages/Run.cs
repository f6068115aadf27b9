using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>RUN: <c>B3 10 88 52 45 54 55 52 4E 20 31 A0 A0</c>, that is <c>"RETURN 1" {} {}</c>: statement, parameters, extra.</summary>
internal static class Run
{
    public static void Write(PackStreamWriter writer, BoltStatement statement, TransactionExtra? extra, bool isUtc)
    {
        writer.BeginMessage((byte)Request.Run, 3);
        writer.WriteString(statement.Text);
        new ParameterWriter(writer, isUtc).Write(statement.Parameters);
        if (extra is null)
        {
            writer.WriteMapSize(0);
        }
        else
        {
            extra.Write(writer);
        }

        writer.EndMessage();
    }
}
