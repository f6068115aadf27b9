namespace KejiGraph.Embedded.Snapshots;

/// <summary>
/// A node as the store knows it: the index of its type in the upper 7 bits, its row in that type's table in the lower 25.
/// Hence at most 127 node types (the last is left out so that a reference plus one still fits) and 33,554,432 nodes of one type, counting those deleted since the start.
/// </summary>
internal readonly record struct NodeRef(uint Value)
{
    /// <summary>The most rows one type can have.</summary>
    public const int MaxRows = 1 << RowBits;

    /// <summary>The most node types a model can have.</summary>
    public const int MaxTypes = (1 << (32 - RowBits)) - 1;

    private const int RowBits = 25;

    public NodeRef(int type, int row)
        : this((uint)type << RowBits | (uint)row)
    {
    }

    /// <summary>The index of the node type.</summary>
    public int Type => (int)(Value >> RowBits);

    /// <summary>The row in the table of the type.</summary>
    public int Row => (int)(Value & (MaxRows - 1));
}
