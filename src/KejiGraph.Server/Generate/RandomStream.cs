namespace KejiGraph.Server.Generate;

/// <summary>
/// Random numbers that are the same on every machine for the same seed, purpose and number: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014). Each node and each relationship has a stream of its own, so that what is
/// drawn for one does not move the others. Used by one thread.
/// </summary>
internal sealed class RandomStream
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>Begins the stream of one thing.</summary>
    public void Begin(ulong seed, string purpose, long number)
    {
        // FNV-1a over the purpose; the number is mixed in by one step of the stream itself.
        var hash = 0xCBF29CE484222325;
        foreach (var character in purpose)
        {
            hash = (hash ^ character) * 0x100000001B3;
        }

        _state = hash ^ (seed * Step);
        _state = NextBits() ^ ((ulong)number * 0xD1B54A32D192ED03);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        _state += Step;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public double NextFraction() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 up to, but not including, the count.</summary>
    public long NextBelow(long count) => (long)Math.BigMul(NextBits(), (ulong)count, out _);

    /// <summary>A number of the standard normal distribution (Box and Muller, 1958).</summary>
    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextFraction())) * Math.Cos(2 * Math.PI * NextFraction());
}
