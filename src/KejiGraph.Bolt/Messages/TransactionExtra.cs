using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt.Messages;

/// <summary>What BEGIN, and RUN outside of a transaction, say about the transaction: the <c>extra</c> of both.</summary>
/// <param name="Mode">Reading or writing; writing is the default of the protocol and not sent.</param>
/// <param name="Database">Null is the home database.</param>
/// <param name="Bookmarks">What the server must have seen before.</param>
/// <param name="Timeout">After which the server ends the transaction itself; null leaves it to the server's setting.</param>
internal sealed record TransactionExtra(AccessMode Mode, string? Database, BoltBookmarks Bookmarks, TimeSpan? Timeout)
{
    public void Write(PackStreamWriter writer)
    {
        var entries = (Mode == AccessMode.Read ? 1 : 0) + (Database is null ? 0 : 1) + (Bookmarks.Values.Count == 0 ? 0 : 1)
            + (Timeout is null ? 0 : 1);
        writer.WriteMapSize(entries);
        if (Mode == AccessMode.Read)
        {
            writer.WriteString("mode");
            writer.WriteString("r");
        }

        if (Database is not null)
        {
            writer.WriteString("db");
            writer.WriteString(Database);
        }

        if (Bookmarks.Values.Count > 0)
        {
            writer.WriteString("bookmarks");
            WriteBookmarks(writer, Bookmarks);
        }

        if (Timeout is { } timeout)
        {
            // 0 would mean no limit at all.
            writer.WriteString("tx_timeout");
            writer.WriteInteger(Math.Max(1, (long)Math.Ceiling(timeout.TotalMilliseconds)));
        }
    }

    public static void WriteBookmarks(PackStreamWriter writer, BoltBookmarks bookmarks)
    {
        writer.WriteListSize(bookmarks.Values.Count);
        foreach (var bookmark in bookmarks.Values)
        {
            writer.WriteString(bookmark);
        }
    }
}

/// <summary>What kind of server a transaction needs.</summary>
internal enum AccessMode
{
    Read,
    Write,
}
