using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace KejiGraph.GraphQL.Language;

/// <summary>
/// Turns the bytes of a name into a string, and mostly into the same string object as the last time. A direct-mapped
/// cache: a name hashes to one slot and replaces what was there, so the memory is bounded, no lock is needed (a slot is
/// one reference; a race loses nothing but a hit), and hostile names cost an allocation, nothing more.
/// </summary>
internal static class NameCache
{
    private const int SlotCount = 8192;
    private const int MaxNameBytes = 64;

    private static readonly string?[] Slots = new string?[SlotCount];

    public static string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > MaxNameBytes)
        {
            return Encoding.ASCII.GetString(name);
        }

        ref var slot = ref Slots[Hash(name) & (SlotCount - 1)];
        var cached = slot;
        if (cached is not null && Ascii.Equals(name, cached))
        {
            return cached;
        }

        return slot = Encoding.ASCII.GetString(name);
    }

    // The first and the last eight bytes and the length: names that differ only in their middle share a slot.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        ulong head = 0;
        ulong tail = 0;
        if (name.Length >= 8)
        {
            head = MemoryMarshal.Read<ulong>(name);
            tail = MemoryMarshal.Read<ulong>(name[^8..]);
        }
        else
        {
            foreach (var b in name)
            {
                head = (head << 8) | b;
            }
        }

        var mixed = (head ^ BitOperations.RotateLeft(tail, 29) ^ (ulong)name.Length) * 0x9E3779B97F4A7C15;
        return (int)(mixed >> 40);
    }
}
