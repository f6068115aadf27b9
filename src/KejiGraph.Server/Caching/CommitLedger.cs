namespace KejiGraph.Server.Caching;

/// <summary>
/// The last commits, in the order in which this server heard of them. An answer is good while no commit with a greater number than its
/// own wrote what it depends on; that also holds for an answer that was being made while the commit came. Commits have numbers without a
/// gap, so that one that nobody told of is missed. Safe to share.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class CommitLedger(TimeProvider time)
{
    /// <summary>As many commits are remembered; an answer that was not asked for since so many of them is forgotten.</summary>
    public const int Remembered = 1_024;

    private readonly Lock _lock = new();
    private readonly CommitRecord?[] _records = new CommitRecord?[Remembered];

    // Written under the lock, read by everyone.
    private long _last;

    // All of the following under the lock. The last place of the ledger before which all answers are void.
    private long _void;

    // Answers that show an earlier commit cannot be held against those that came after it.
    private long _forgotten;
    private long _complete;

    // Answers that others made, and that show no later commit, may be from before one that nobody tells of.
    private long _suspect = -1;

    // The numbers that were noted beyond the first that is missing.
    private readonly SortedSet<long> _ahead = [];

    /// <summary>The last place of the ledger.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>No commit up to this number is missing.</summary>
    public long Complete
    {
        get
        {
            lock (_lock)
            {
                return _complete;
            }
        }
    }

    /// <summary>Notes a commit. It must be visible to reads that begin after this.</summary>
    public void Record(long sequence, ulong[] writes)
    {
        var record = new CommitRecord(sequence, writes, time.GetTimestamp());
        lock (_lock)
        {
            Append(record);
            if (sequence > _complete)
            {
                _ahead.Add(sequence);
                CloseGap();
            }

            if (_ahead.Count > Remembered)
            {
                Miss(_ahead.Max);
            }
        }
    }

    /// <summary>Makes all answers void, also those that are being made: something may have been written that nobody told of.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            Append(null);
            _void = _last;
        }
    }

    /// <summary>
    /// Makes all answers void, also those that others made until now: a commit of this server may have been made, and nobody knows.
    /// </summary>
    public void Suspect()
    {
        lock (_lock)
        {
            Reset();
            _suspect = Math.Max(_complete, _ahead.Max);
        }
    }

    /// <summary>Gives up hope to hear of all commits up to a number: answers that do not show them all are void.</summary>
    public void Miss(long sequence)
    {
        lock (_lock)
        {
            if (sequence <= _complete)
            {
                return;
            }

            Reset();
            _forgotten = Math.Max(_forgotten, sequence);
            _complete = sequence;
            _ahead.RemoveWhere(number => number <= sequence);
            CloseGap();
        }
    }

    /// <summary>Whether an answer that this server made is good.</summary>
    /// <param name="entry">The answer.</param>
    /// <param name="began">The last place of the ledger before the answer began to be made.</param>
    public bool Admits(CacheEntry entry, long began)
    {
        lock (_lock)
        {
            return began >= _void && CheckAll(entry);
        }
    }

    /// <summary>
    /// Whether an answer that somebody made is good. One that shows a later commit than any that is known may be of another graph.
    /// </summary>
    public bool AdmitsFromOutside(CacheEntry entry)
    {
        lock (_lock)
        {
            return entry.Sequence > _suspect && entry.Sequence <= Math.Max(_complete, _ahead.Max) && CheckAll(entry);
        }
    }

    /// <summary>How an answer that was admitted stands now.</summary>
    /// <param name="entry">The answer.</param>
    /// <param name="since">The timestamp since which it is stale; 0 when it is not.</param>
    public Standing Judge(CacheEntry entry, out long since)
    {
        since = 0;
        if (entry.CheckedTo == Last)
        {
            return Standing.Good;
        }

        lock (_lock)
        {
            if (entry.CheckedTo < _void || entry.CheckedTo < _last - Remembered)
            {
                return Standing.Void;
            }

            if (entry.StaleSince is null && Check(entry))
            {
                return Standing.Good;
            }

            since = entry.StaleSince!.Value;
            return Standing.Stale;
        }
    }

    private void Append(CommitRecord? record)
    {
        ref var place = ref _records[(_last + 1) % Remembered];
        _forgotten = Math.Max(_forgotten, place?.Sequence ?? 0);
        place = record;
        Volatile.Write(ref _last, _last + 1);
    }

    private void CloseGap()
    {
        while (_ahead.Remove(_complete + 1))
        {
            _complete++;
        }
    }

    private bool CheckAll(CacheEntry entry)
    {
        entry.CheckedTo = Math.Max(0, _last - Remembered);
        return entry.Sequence >= _forgotten && Check(entry);
    }

    private bool Check(CacheEntry entry)
    {
        for (var place = entry.CheckedTo + 1; place <= _last; place++)
        {
            if (_records[place % Remembered] is { } record && record.Sequence > entry.Sequence && record.Touches(entry.Reads))
            {
                entry.StaleSince ??= record.Heard;
                return false;
            }
        }

        entry.CheckedTo = _last;
        return true;
    }
}
