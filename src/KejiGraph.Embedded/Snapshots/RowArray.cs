using KejiGraph.Embedded.Columns;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>One value for each row, without nulls: an immutable column that no one but the store reads.</summary>
internal sealed class RowArray<T>(T[]?[] chunks)
    where T : unmanaged
{
    /// <summary>No rows.</summary>
    public static readonly RowArray<T> Empty = new([]);

    /// <summary>The value of a row that was set.</summary>
    public T this[int row] => chunks[row >> Chunks.Shift]![row & Chunks.Mask];

    /// <summary>Begins a new array that differs from this one in some rows.</summary>
    public Editor Edit() => new(new ChunkDirectory<T[]>(chunks));

    internal sealed class Editor(ChunkDirectory<T[]> directory)
    {
        public T this[int row]
        {
            get => directory[row >> Chunks.Shift]![row & Chunks.Mask];
            set
            {
                var index = row >> Chunks.Shift;
                if (!directory.IsOwned(index))
                {
                    directory.Own(index, (T[]?)directory[index]?.Clone() ?? new T[Chunks.Rows]);
                }

                directory[index]![row & Chunks.Mask] = value;
            }
        }

        public RowArray<T> Seal() => new(directory.Seal());
    }
}
