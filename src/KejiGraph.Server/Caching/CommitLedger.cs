namespace KejiGraph.Server.Caching;

/// <summary>
/// The last commits, in the order in which this server heard of them. An answer is good while no commit with a greater number than its
/// own wrote what it depends on; that also holds for an answer that was being made while the commit came. Safe to share.
/// </summary>
internal sealed class CommitLedger
{
    /// <summary>As many commits are remembered; an answer that was not asked for since so many of them is forgotten.</summary>
    public const int Remembered = 1_024;

    private readonly Lock _lock = new();
    private readonly CommitRecord?[] _records = new CommitRecord?[Remembered];

    // Written under the lock, read by everyone.
    private long _last;

    // Under the lock: the last place of the ledger before which all answers are void, and the greatest number that was forgotten.
    private long _void;
    private long _forgotten;

    /// <summary>The last place of the ledger.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Notes a commit. It must be visible to reads that begin after this.</summary>
    public void Record(long sequence, ulong[] writes)
    {
        var record = new CommitRecord(sequence, writes);
        lock (_lock)
        {
            ref var place = ref _records[(_last + 1) % Remembered];
            _forgotten = Math.Max(_forgotten, place?.Sequence ?? 0);
            place = record;
            Volatile.Write(ref _last, _last + 1);
        }
    }

    /// <summary>Makes all answers void, also those that are being made: something was written that nobody told of.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            Array.Clear(_records);
            Volatile.Write(ref _last, _last + 1);
            _void = _last;
        }
    }

    /// <summary>Whether a new answer is good.</summary>
    /// <param name="entry">The answer.</param>
    /// <param name="began">The last place of the ledger before the answer began to be made.</param>
    public bool Admits(CacheEntry entry, long began)
    {
        lock (_lock)
        {
            if (began < _void || entry.Sequence < _forgotten)
            {
                return false;
            }

            entry.CheckedTo = Math.Max(_void, _last - Remembered);
            return Check(entry);
        }
    }

    /// <summary>Whether an answer that was admitted is still good.</summary>
    public bool IsGood(CacheEntry entry)
    {
        if (entry.CheckedTo == Last)
        {
            return true;
        }

        lock (_lock)
        {
            return entry.CheckedTo >= _void && entry.CheckedTo >= _last - Remembered && Check(entry);
        }
    }

    private bool Check(CacheEntry entry)
    {
        for (var place = entry.CheckedTo + 1; place <= _last; place++)
        {
            if (_records[place % Remembered] is { } record && record.Sequence > entry.Sequence && record.Touches(entry.Reads))
            {
                return false;
            }
        }

        entry.CheckedTo = _last;
        return true;
    }
}
