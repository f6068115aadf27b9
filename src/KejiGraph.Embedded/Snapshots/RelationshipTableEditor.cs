using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>Makes a new <see cref="RelationshipTable"/> from an old one.</summary>
internal sealed class RelationshipTableEditor(RelationshipTable old)
{
    private readonly ColumnEditor?[] _columns = new ColumnEditor?[old.Columns.Length];
    private readonly RowArray<NodeRef>.Editor _from = old.From.Edit();
    private readonly RowArray<NodeRef>.Editor _to = old.To.Edit();
    private readonly Dictionary<string, int> _addedIds = [];
    private readonly HashSet<int> _touched = [];
    private int _rows = old.Rows;
    private int _count = old.Count;

    /// <summary>The table before.</summary>
    public RelationshipTable Old { get; } = old;

    /// <summary>The rows that were written, came or went.</summary>
    public IReadOnlyCollection<int> Touched => _touched;

    /// <summary>The row of a relationship by id, as things are now.</summary>
    public bool TryFind(string id, out int row) =>
        _addedIds.TryGetValue(id, out row)
        || (Old.TryFind(EscapedText.Escape(id), out row) && Read(row, Old.Type.Id) is not null);

    /// <summary>Adds a relationship and returns its row.</summary>
    public int Add(string id, NodeRef from, NodeRef to)
    {
        var row = _rows++;
        _count++;
        _from[row] = from;
        _to[row] = to;
        _addedIds.Add(id, row);
        Set(row, Old.Type.Id, id);
        return row;
    }

    /// <summary>Takes a relationship away. Its row is not used again.</summary>
    public void Remove(int row)
    {
        _addedIds.Remove((string)Read(row, Old.Type.Id)!);
        foreach (var property in Old.Type.Properties)
        {
            Set(row, property, null);
        }

        _count--;
    }

    /// <summary>Where a relationship starts and ends.</summary>
    public (NodeRef From, NodeRef To) Ends(int row) => (_from[row], _to[row]);

    /// <summary>The value that a row has now.</summary>
    public object? Read(int row, PropertyDefinition property) =>
        _columns[property.Index] is { } editor ? editor.Read(row) : Old.Columns[property.Index].Read(row);

    /// <summary>Sets a value.</summary>
    public void Set(int row, PropertyDefinition property, object? value)
    {
        (_columns[property.Index] ??= Old.Columns[property.Index].Edit()).Set(row, value);
        _touched.Add(row);
    }

    /// <summary>The new table; its map knows the added ids.</summary>
    public RelationshipTable Seal()
    {
        var table = Old with
        {
            Rows = _rows,
            Count = _count,
            Columns = [.. Old.Columns.Select((column, index) => _columns[index]?.Seal() ?? column)],
            From = _from.Seal(),
            To = _to.Seal(),
        };
        var map = table.Map;
        foreach (var (id, row) in _addedIds)
        {
            map = map.Add(EscapedText.Escape(id), (uint)row, table);
        }

        return table with { Map = map };
    }
}
