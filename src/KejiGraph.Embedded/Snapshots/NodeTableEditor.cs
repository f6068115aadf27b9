using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>Makes a new <see cref="NodeTable"/> from an old one, in two steps: properties, then what depends on ids.</summary>
internal sealed class NodeTableEditor(NodeTable old)
{
    private readonly ColumnEditor?[] _columns = new ColumnEditor?[old.Columns.Length];
    private readonly AdjacencyEditor?[] _adjacency = new AdjacencyEditor?[old.CopyAdjacency().Length];
    private readonly HashSet<int> _touched = [];

    // The rows of the table before are never written; those after them nobody reads yet.
    private ulong[] _idHashes = old.IdHashes;
    private int _rows = old.Rows;
    private int _count = old.Count;

    /// <summary>The table before.</summary>
    public NodeTable Old { get; } = old;

    /// <summary>The rows that were written, came or went.</summary>
    public IReadOnlyCollection<int> Touched => _touched;

    /// <summary>Adds a node and returns its row.</summary>
    public int Add(string id)
    {
        if (_rows == NodeRef.MaxRows)
        {
            throw Errors.TooManyNodes(Old.Type.Name, NodeRef.MaxRows);
        }

        var row = _rows++;
        _count++;
        if (row == _idHashes.Length)
        {
            Array.Resize(ref _idHashes, Math.Max(16, row * 2));
        }

        _idHashes[row] = DependencyHash.Text(id);
        Set(row, Old.Type.Id, id);
        return row;
    }

    /// <summary>Takes a node away. Its row is not used again.</summary>
    public void Remove(int row)
    {
        foreach (var property in Old.Type.Properties)
        {
            Set(row, property, null);
        }

        _count--;
    }

    /// <summary>The value that a row has now.</summary>
    public object? Read(int row, PropertyDefinition property) =>
        _columns[property.Index] is { } editor ? editor.Read(row) : Old.Columns[property.Index].Read(row);

    /// <summary>Sets a value.</summary>
    public void Set(int row, PropertyDefinition property, object? value)
    {
        (_columns[property.Index] ??= Old.Columns[property.Index].Edit()).Set(row, value);
        _touched.Add(row);
    }

    /// <summary>The editor of the relationships of a type and direction.</summary>
    public AdjacencyEditor Adjacency(RelationshipType type, Direction direction)
    {
        var index = NodeTable.AdjacencyIndex(type, direction);
        return _adjacency[index] ??= new AdjacencyEditor(Old.Adjacent(type, direction));
    }

    /// <summary>The relationships that a row has now, by row of the relationship table.</summary>
    public IEnumerable<int> RelationshipsOf(int row, RelationshipType type, Direction direction) =>
        _adjacency[NodeTable.AdjacencyIndex(type, direction)] is { } editor
            ? editor.RelationshipsOf(row)
            : Old.Adjacent(type, direction)[row].Relationships.ToArray();

    /// <summary>The new table with new columns and indexes and the old adjacency.</summary>
    public NodeTable SealColumns()
    {
        Column[] columns = [.. Old.Columns.Select((column, index) => _columns[index]?.Seal() ?? column)];
        var ids = (TextColumn)columns[Old.Type.Id.Index];
        var indexes = Old.CopyIndexes();
        for (var index = 0; index < indexes.Length; index++)
        {
            // An unindexed property has no index to change; an untouched column may still have new rows, which are null.
            indexes[index] = indexes[index]?.Change(Old.Columns[index], Old.Ids, columns[index], ids, _touched);
        }

        return Old.With(_rows, _count, columns, _idHashes, Old.CopyAdjacency(), indexes);
    }

    /// <summary>The new table, once the ids of all nodes and relationships are in place.</summary>
    public NodeTable SealAdjacency(NodeTable table, Snapshot nodeIds, IReadOnlyList<RelationshipTable> relationships)
    {
        var adjacency = table.CopyAdjacency();
        for (var index = 0; index < adjacency.Length; index++)
        {
            adjacency[index] = _adjacency[index]?.Seal(nodeIds, relationships[index / 2].Ids) ?? adjacency[index];
        }

        return table.With(table.Rows, table.Count, table.Columns, table.IdHashes, adjacency, table.CopyIndexes());
    }
}
