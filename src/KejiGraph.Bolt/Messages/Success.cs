using KejiGraph.Bolt.PackStream;
using KejiGraph.Bolt.Routing;

namespace KejiGraph.Bolt.Messages;

/// <summary>SUCCESS: <c>B1 70 A0</c> with whatever the request lets expect; what this client does not know is passed over.</summary>
internal sealed class Success
{
    /// <summary>RUN: the names of the fields.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    /// <summary>PULL: whether the statement has more records.</summary>
    public bool HasMore { get; private set; }

    /// <summary>COMMIT, and PULL of a statement in a transaction of its own.</summary>
    public string? Bookmark { get; private set; }

    /// <summary>PULL: the database; from Bolt 5.8 RUN and BEGIN too, when none was asked for.</summary>
    public string? Database { get; private set; }

    /// <summary>PULL: what changed.</summary>
    public BoltCounters Counters { get; private set; } = BoltCounters.None;

    /// <summary>PULL: warnings and hints.</summary>
    public IReadOnlyList<BoltNotification> Notifications { get; private set; } = [];

    /// <summary>HELLO: name and version.</summary>
    public string? Server { get; private set; }

    /// <summary>HELLO: the longest silence of a server that lives, from the hint <c>connection.recv_timeout_seconds</c>.</summary>
    public TimeSpan? ReceiveTimeout { get; private set; }

    /// <summary>HELLO of Bolt 4.4: date-times will be those of 5.0.</summary>
    public bool HasUtcPatch { get; private set; }

    /// <summary>ROUTE: who does what.</summary>
    public RoutingAnswer? Routing { get; private set; }

    public static Success Read(ref PackStreamReader reader)
    {
        var success = new Success();
        for (var pairs = reader.ReadMapSize(); pairs > 0; pairs--)
        {
            var key = reader.ReadText();
            if (reader.TryReadNull())
            {
                continue;
            }

            success.ReadEntry(key, ref reader);
        }

        return success;
    }

    private void ReadEntry(ReadOnlySpan<byte> key, ref PackStreamReader reader)
    {
        switch (key)
        {
            case var _ when key.SequenceEqual("fields"u8):
                Fields = ReadTexts(ref reader);
                break;
            case var _ when key.SequenceEqual("has_more"u8):
                HasMore = reader.ReadBoolean();
                break;
            case var _ when key.SequenceEqual("bookmark"u8):
                Bookmark = reader.ReadString();
                break;
            case var _ when key.SequenceEqual("db"u8):
                Database = reader.ReadString();
                break;
            case var _ when key.SequenceEqual("stats"u8):
                Counters = SuccessParts.ReadCounters(ref reader);
                break;
            case var _ when key.SequenceEqual("notifications"u8) || key.SequenceEqual("statuses"u8):
                Notifications = SuccessParts.ReadNotifications(ref reader);
                break;
            case var _ when key.SequenceEqual("server"u8):
                Server = reader.ReadString();
                break;
            case var _ when key.SequenceEqual("hints"u8):
                ReceiveTimeout = SuccessParts.ReadReceiveTimeout(ref reader);
                break;
            case var _ when key.SequenceEqual("patch_bolt"u8):
                HasUtcPatch = ReadTexts(ref reader).Contains("utc");
                break;
            case var _ when key.SequenceEqual("rt"u8):
                Routing = RoutingAnswer.Read(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static List<string> ReadTexts(ref PackStreamReader reader)
    {
        var texts = new List<string>();
        for (var left = reader.ReadListSize(); left > 0; left--)
        {
            texts.Add(reader.ReadString());
        }

        return texts;
    }
}
