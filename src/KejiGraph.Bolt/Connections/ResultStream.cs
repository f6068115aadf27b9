using KejiGraph.Bolt.Messages;

namespace KejiGraph.Bolt.Connections;

/// <summary>
/// The result of a statement: asks for its records, portion by portion, and hands them to the reader. Without one they are asked for
/// too: a server that is told to discard them need not compute them, and what fails in them would go unnoticed.
/// </summary>
internal sealed class ResultStream(BoltConnection connection, IRecordReader? reader, long fetchSize, Deadline deadline)
{
    private readonly CountingReader? _reader = reader is null ? null : new CountingReader(reader);

    /// <summary>Whether the reader has seen anything that cannot be taken back.</summary>
    public bool HandedOut => _reader is { HandedOut: true };

    /// <summary>Queues the first request for records, to travel with RUN.</summary>
    public void Ask() => connection.Pull(fetchSize);

    /// <summary>Reads the answers to RUN and to all requests for records.</summary>
    public async ValueTask<BoltSummary> ReadAsync()
    {
        var run = await connection.AnswerAsync(_reader, deadline).ConfigureAwait(false);
        var end = await connection.AnswerAsync(_reader, deadline).ConfigureAwait(false);
        while (end.HasMore)
        {
            Ask();
            await connection.FlushAsync(deadline).ConfigureAwait(false);
            end = await connection.AnswerAsync(_reader, deadline).ConfigureAwait(false);
        }

        return new BoltSummary(
            connection.Server,
            end.Bookmark is { } bookmark ? new BoltBookmarks([bookmark]) : BoltBookmarks.None,
            end.Counters,
            end.Notifications,
            end.Database ?? run.Database);
    }

    private sealed class CountingReader(IRecordReader inner) : IRecordReader
    {
        public bool HandedOut { get; private set; }

        public void Fields(IReadOnlyList<string> names) => inner.Fields(names);

        public void Record(ref PackStream.PackStreamReader reader)
        {
            HandedOut = true;
            inner.Record(ref reader);
        }
    }
}
