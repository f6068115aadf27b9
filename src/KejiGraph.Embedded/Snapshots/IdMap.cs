using System.Runtime.InteropServices;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>
/// Finds by id: an open-addressing table of 32-bit references, without the ids, which stand in a column. It only ever grows.
/// A snapshot that does not hold a reference yet takes it for another id, so one table serves all versions at once.
/// </summary>
/// <remarks>
/// Readers: any, without a lock. Writer: the one thread that applies batches, after a batch is durable. A slot is written
/// once, from 0 to a reference, which is atomic; growing makes a new table and leaves the old one as it is.
/// </remarks>
internal sealed class IdMap
{
    private static readonly uint Seed = (uint)Random.Shared.Next();

    private readonly uint[] _slots;
    private int _count;

    private IdMap(int capacity)
    {
        _slots = new uint[capacity];
    }

    /// <summary>A map with room for some ids.</summary>
    public IdMap()
        : this(64)
    {
    }

    /// <summary>Says whether a reference stands for the id that is looked for.</summary>
    public interface IMatch
    {
        bool Matches(uint reference, ReadOnlySpan<byte> id);
    }

    /// <summary>Gives the id of a reference, for a table that grows.</summary>
    public interface IIds
    {
        /// <summary>The id; false when the reference is no longer used.</summary>
        bool TryGetId(uint reference, out ReadOnlySpan<byte> id);
    }

    /// <summary>Looks an escaped id up.</summary>
    public bool TryFind<TMatch>(ReadOnlySpan<byte> id, TMatch match, out uint reference)
        where TMatch : IMatch, allows ref struct
    {
        for (var slot = Hash(id) & (uint)(_slots.Length - 1); ; slot = slot + 1 & (uint)(_slots.Length - 1))
        {
            var entry = Volatile.Read(ref _slots[slot]);
            if (entry == 0)
            {
                reference = 0;
                return false;
            }

            reference = entry - 1;
            if (match.Matches(reference, id))
            {
                return true;
            }
        }
    }

    /// <summary>Adds a reference whose id is not in the map. Returns the map to use from now on.</summary>
    public IdMap Add(ReadOnlySpan<byte> id, uint reference, IIds ids)
    {
        var map = (_count + 1) * 2 > _slots.Length ? Grow(ids) : this;
        map.Put(id, reference);
        return map;
    }

    private IdMap Grow(IIds ids)
    {
        var grown = new IdMap(_slots.Length * 2);
        foreach (var entry in _slots)
        {
            if (entry != 0 && ids.TryGetId(entry - 1, out var id))
            {
                grown.Put(id, entry - 1);
            }
        }

        return grown;
    }

    private void Put(ReadOnlySpan<byte> id, uint reference)
    {
        var slot = Hash(id) & (uint)(_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            slot = slot + 1 & (uint)(_slots.Length - 1);
        }

        Volatile.Write(ref _slots[slot], reference + 1);
        _count++;
    }

    /// <summary>Mixes eight bytes at a time; seeded per process, so that ids cannot be chosen to collide.</summary>
    private static uint Hash(ReadOnlySpan<byte> id)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var hash = Seed ^ (ulong)id.Length * Prime;
        for (; id.Length >= 8; id = id[8..])
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(id));
        }

        var tail = 0UL;
        foreach (var value in id)
        {
            tail = tail << 8 | value;
        }

        return (uint)(Mix(hash ^ tail) >> 32);

        static ulong Mix(ulong value)
        {
            var high = Math.BigMul(value, Prime, out var low);
            return high ^ low;
        }
    }
}
