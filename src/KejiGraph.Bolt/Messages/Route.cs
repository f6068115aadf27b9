using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>
/// ROUTE, from Bolt 4.4: <c>B3 66 A0 90 A0</c>, that is <c>{} [] {}</c>: routing context, bookmarks, and the database. Asks who reads
/// and who writes.
/// </summary>
internal static class Route
{
    public static void Write(
        PackStreamWriter writer, IReadOnlyDictionary<string, string> routing, BoltBookmarks bookmarks, string? database)
    {
        writer.BeginMessage((byte)Request.Route, 3);
        Hello.WriteRouting(writer, routing);
        TransactionExtra.WriteBookmarks(writer, bookmarks);
        writer.WriteMapSize(database is null ? 0 : 1);
        if (database is not null)
        {
            writer.WriteString("db");
            writer.WriteString(database);
        }

        writer.EndMessage();
    }
}
