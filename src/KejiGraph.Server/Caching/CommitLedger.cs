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

    // All of the following under the lock. The last place of the ledger before which all answers are void.
    private long _void;

    // Answers that show an earlier commit cannot be held against those that came after it.
    private long _forgotten;

    // The same for answers that others made: they may be from before a commit that nobody told of.
    private long _forgottenOutside;
    private long _greatest;

    /// <summary>The greatest number of a commit that is known.</summary>
    public long Greatest
    {
        get
        {
            lock (_lock)
            {
                return _greatest;
            }
        }
    }

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
            _greatest = Math.Max(_greatest, sequence);
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
            _forgotten = Math.Max(_forgotten, _greatest);
            _forgottenOutside = Math.Max(_forgottenOutside, _greatest + 1);
        }
    }

    /// <summary>Admits nothing until <see cref="Resume"/>: commits may be missed, and nobody knows up to which number.</summary>
    public void Suspend()
    {
        lock (_lock)
        {
            Reset();
            _forgotten = long.MaxValue;
        }
    }

    /// <summary>All commits after a number are noted from now on; answers that show an earlier one cannot be held against them.</summary>
    public void Resume(long sequence)
    {
        lock (_lock)
        {
            _forgotten = _forgottenOutside = sequence;
            _greatest = Math.Max(_greatest, sequence);
        }
    }

    /// <summary>Whether an answer that this server made is good.</summary>
    /// <param name="entry">The answer.</param>
    /// <param name="began">The last place of the ledger before the answer began to be made.</param>
    public bool Admits(CacheEntry entry, long began)
    {
        lock (_lock)
        {
            return began >= _void && entry.Sequence >= _forgotten && CheckAll(entry);
        }
    }

    /// <summary>
    /// Whether an answer that somebody made is good. One that shows a later commit than any that is known is of another graph.
    /// </summary>
    public bool AdmitsFromOutside(CacheEntry entry)
    {
        lock (_lock)
        {
            return entry.Sequence >= Math.Max(_forgotten, _forgottenOutside) && entry.Sequence <= _greatest && CheckAll(entry);
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

    private bool CheckAll(CacheEntry entry)
    {
        entry.CheckedTo = Math.Max(_void, _last - Remembered);
        return Check(entry);
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
