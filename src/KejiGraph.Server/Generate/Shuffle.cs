namespace KejiGraph.Server.Generate;

/// <summary>
/// Puts the numbers from 0 to a count in another order without a table: an affine map, which hits each number once because its
/// factor and the count have no common divisor. So the favoured nodes of a relationship are not those with the smallest ids.
/// </summary>
internal sealed class Shuffle
{
    private readonly long _count;
    private readonly long _factor;
    private readonly long _offset;

    /// <param name="count">How many numbers there are, from 1; at most the nodes of a type, whose square fits in 63 bits.</param>
    /// <param name="random">Chooses the order.</param>
    public Shuffle(long count, RandomStream random)
    {
        _count = count;
        _offset = random.NextBelow(count);
        _factor = 1 + random.NextBelow(count);
        while (Divisor(_factor, count) != 1)
        {
            _factor++;
        }
    }

    /// <summary>The number at a place.</summary>
    public long this[long place] => (place % _count * (_factor % _count) + _offset) % _count;

    private static long Divisor(long left, long right) => right == 0 ? left : Divisor(right, left % right);
}
