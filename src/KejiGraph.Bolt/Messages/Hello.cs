using System.Runtime.InteropServices;
using KejiGraph.Bolt.Handshake;
using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>
/// HELLO: <c>B1 01 A1 8A 75 73 65 72 5F 61 67 65 6E 74 …</c>, that is <c>{"user_agent": …, "bolt_agent": {…}, "routing": {…}}</c>.
/// Before Bolt 5.1 it carries who asks too.
/// </summary>
internal static class Hello
{
    public static void Write(
        PackStreamWriter writer, BoltVersion version, string userAgent, AuthToken auth, IReadOnlyDictionary<string, string>? routing)
    {
        writer.BeginMessage((byte)Request.Hello, 1);
        var entries = 1 + (version.HasBoltAgent ? 1 : 0) + (routing is null ? 0 : 1) + (version.HasUtcDateTimes ? 0 : 1);
        writer.WriteMapSize(version.HasLogon ? entries : entries + Logon.EntriesOf(auth));
        writer.WriteString("user_agent");
        writer.WriteString(userAgent);
        if (version.HasBoltAgent)
        {
            writer.WriteString("bolt_agent");
            writer.WriteMapSize(3);
            writer.WriteString("product");
            writer.WriteString("KejiGraph.Bolt/0.1.0");
            writer.WriteString("platform");
            writer.WriteString($"{RuntimeInformation.OSDescription}; {RuntimeInformation.OSArchitecture}");
            writer.WriteString("language");
            writer.WriteString($"C#/{Environment.Version}");
        }

        if (!version.HasUtcDateTimes)
        {
            writer.WriteString("patch_bolt");
            writer.WriteListSize(1);
            writer.WriteString("utc");
        }

        if (routing is not null)
        {
            writer.WriteString("routing");
            WriteRouting(writer, routing);
        }

        if (!version.HasLogon)
        {
            Logon.WriteEntries(writer, auth);
        }

        writer.EndMessage();
    }

    public static void WriteRouting(PackStreamWriter writer, IReadOnlyDictionary<string, string> routing)
    {
        writer.WriteMapSize(routing.Count);
        foreach (var (name, value) in routing)
        {
            writer.WriteString(name);
            writer.WriteString(value);
        }
    }
}
