using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>LOGON, from Bolt 5.1: <c>B1 6A A1 86 73 63 68 65 6D 65 84 6E 6F 6E 65</c>, that is <c>{"scheme": "none"}</c>.</summary>
internal static class Logon
{
    public static void Write(PackStreamWriter writer, AuthToken auth)
    {
        writer.BeginMessage((byte)Request.Logon, 1);
        writer.WriteMapSize(EntriesOf(auth));
        WriteEntries(writer, auth);
        writer.EndMessage();
    }

    public static int EntriesOf(AuthToken auth) => 1 + (auth.Principal is null ? 0 : 1) + (auth.Credentials is null ? 0 : 1);

    public static void WriteEntries(PackStreamWriter writer, AuthToken auth)
    {
        writer.WriteString("scheme");
        writer.WriteString(auth.Scheme);
        if (auth.Principal is not null)
        {
            writer.WriteString("principal");
            writer.WriteString(auth.Principal);
        }

        if (auth.Credentials is not null)
        {
            writer.WriteString("credentials");
            writer.WriteString(auth.Credentials);
        }
    }
}
