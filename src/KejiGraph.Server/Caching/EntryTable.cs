using System.Collections.Concurrent;

namespace KejiGraph.Server.Caching;

/// <summary>
/// The first level: entries in this process, bounded by their bytes. What is asked for once does not push out what is asked for often
/// (S3-FIFO: a tenth of the room is for newcomers, those that are used or come again get into the main queue). Safe to share: finding
/// takes no lock.
/// </summary>
/// <param name="capacity">The bytes that entries may take.</param>
internal sealed class EntryTable(long capacity)
{
    private readonly ConcurrentDictionary<CacheKey, CacheEntry> _entries = new();
    private readonly Lock _lock = new();

    // All of the following under the lock.
    private readonly Queue<CacheEntry> _newcomers = new();
    private readonly Queue<CacheEntry> _main = new();
    private readonly Queue<CacheKey> _gone = new();
    private readonly HashSet<CacheKey> _isGone = [];
    private long _newcomerBytes;
    private long _mainBytes;

    /// <summary>The bytes that entries take.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _newcomerBytes + _mainBytes;
            }
        }
    }

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>The entry under a key.</summary>
    public CacheEntry? Find(CacheKey key)
    {
        if (_entries.TryGetValue(key, out var entry))
        {
            entry.Use();
            return entry;
        }

        return null;
    }

    /// <summary>Keeps an entry in place of the one under its key.</summary>
    /// <returns>How many others had to go.</returns>
    public int Add(CacheEntry entry)
    {
        if (entry.Bytes > capacity / 2)
        {
            return 0;
        }

        lock (_lock)
        {
            if (_entries.TryGetValue(entry.Key, out var old))
            {
                old.Drop();
            }

            _entries[entry.Key] = entry;
            if (_isGone.Remove(entry.Key))
            {
                EnqueueMain(entry);
            }
            else
            {
                _newcomers.Enqueue(entry);
                _newcomerBytes += entry.Bytes;
            }

            return MakeRoom();
        }
    }

    /// <summary>An entry takes more bytes now.</summary>
    /// <returns>How many others had to go.</returns>
    public int Grow(CacheEntry entry, int bytes)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(entry.Key, out var kept) || kept != entry)
            {
                return 0;
            }

            entry.Bytes += bytes;
            if (entry.IsMain)
            {
                _mainBytes += bytes;
            }
            else
            {
                _newcomerBytes += bytes;
            }

            return MakeRoom();
        }
    }

    /// <summary>Forgets an entry.</summary>
    public void Remove(CacheEntry entry)
    {
        if (_entries.TryRemove(KeyValuePair.Create(entry.Key, entry)))
        {
            entry.Drop();
        }
    }

    /// <summary>Forgets all entries.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _newcomers.Clear();
            _main.Clear();
            _gone.Clear();
            _isGone.Clear();
            (_newcomerBytes, _mainBytes) = (0, 0);
        }
    }

    private void EnqueueMain(CacheEntry entry)
    {
        entry.IsMain = true;
        _main.Enqueue(entry);
        _mainBytes += entry.Bytes;
    }

    private int MakeRoom()
    {
        var evicted = 0;
        while (_newcomerBytes + _mainBytes > capacity)
        {
            evicted += _newcomerBytes > capacity / 10 || _main.Count == 0 ? PassNewcomer() : PassMain();
        }

        return evicted;
    }

    private int PassNewcomer()
    {
        var entry = _newcomers.Dequeue();
        _newcomerBytes -= entry.Bytes;
        if (entry is { IsUsed: true, IsDropped: false })
        {
            EnqueueMain(entry);
            return 0;
        }

        return Forget(entry);
    }

    private int PassMain()
    {
        var entry = _main.Dequeue();
        if (entry is { IsUsed: true, IsDropped: false })
        {
            entry.PassOver();
            _main.Enqueue(entry);
            return 0;
        }

        _mainBytes -= entry.Bytes;
        return Forget(entry);
    }

    private int Forget(CacheEntry entry)
    {
        if (!_entries.TryRemove(KeyValuePair.Create(entry.Key, entry)))
        {
            return 0;
        }

        entry.Drop();

        // Keys are remembered for as long as about as many entries would have stayed.
        if (_isGone.Add(entry.Key))
        {
            _gone.Enqueue(entry.Key);
        }

        while (_gone.Count > Math.Max(1_024, _entries.Count))
        {
            _isGone.Remove(_gone.Dequeue());
        }

        return 1;
    }
}
