namespace KejiGraph.Embedded.Columns;

/// <summary>One bit for each row of a chunk: the row has a value.</summary>
internal struct Presence
{
    private ulong _w0;
    private ulong _w1;
    private ulong _w2;
    private ulong _w3;

    public readonly bool this[int place] => (Word(place >> 6) >> (place & 63) & 1) != 0;

    public readonly bool IsEmpty => (_w0 | _w1 | _w2 | _w3) == 0;

    public void Set(int place, bool present)
    {
        ref var word = ref _w0;
        switch (place >> 6)
        {
            case 1:
                word = ref _w1;
                break;
            case 2:
                word = ref _w2;
                break;
            case 3:
                word = ref _w3;
                break;
            default:
                break;
        }

        var bit = 1UL << (place & 63);
        word = present ? word | bit : word & ~bit;
    }

    private readonly ulong Word(int index) => index switch { 0 => _w0, 1 => _w1, 2 => _w2, _ => _w3 };
}
