using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Rows;

/// <summary>
/// How the nodes of a set are reached in this run. Two ways are weighed by the number of rows each would look at: the nodes that
/// an indexed condition of the filter leaves, sorted after; or the index of the sort key, walked until the page is full.
/// </summary>
internal sealed class ScanAccess
{
    private readonly RunContext _context;
    private readonly NodeTable[] _tables;
    private readonly IndexRanges? _ranges;

    private ScanAccess(RunContext context, NodeTable[] tables, IndexRanges? ranges)
    {
        _context = context;
        _tables = tables;
        _ranges = ranges;
    }

    /// <summary>Looks for the condition of the filter that leaves the fewest nodes.</summary>
    public static ScanAccess Choose(RunContext context, NodeSet set, Predicate? filter)
    {
        NodeTable[] tables = [.. set.Types.Select(type => context.Snapshot.Nodes[type.Index])];
        return new ScanAccess(context, tables, filter is null ? null : IndexRanges.Best(context, tables, filter));
    }

    /// <summary>The number of nodes that are looked at when all candidates are.</summary>
    public long Candidates => _ranges?.Count ?? _tables.Sum(table => (long)table.Count);

    /// <summary>The lists in the order that a page asks for, when there are indexes for it and walking them is the cheaper way.</summary>
    public IRowList[]? OrderedLists(PageRequest request)
    {
        var keys = request.Order.Keys;
        if (keys.Length > 1)
        {
            return null;
        }

        var lists = new IRowList[_tables.Length];
        for (var index = 0; index < lists.Length; index++)
        {
            if (ListOf(_tables[index], keys.IsEmpty ? null : keys[0]) is not { } list)
            {
                return null;
            }

            lists[index] = list;
        }

        // The filter is taken to leave the same share of rows everywhere; then a page is full after so many rows.
        var all = lists.Sum(list => (double)list.Count);
        var walked = _ranges is null ? 0 : (request.Count + 1) * all / Math.Max(1, _ranges.Count);
        return _ranges is not null && _ranges.Count < walked ? null : lists;
    }

    /// <summary>Notes that all nodes of the set can be looked at.</summary>
    public void RecordScan()
    {
        if (_context.Reads is { } reads)
        {
            foreach (var table in _tables)
            {
                reads.Type(table.Type);
            }
        }
    }

    /// <summary>Notes that the candidates are looked at, and which nodes would become some.</summary>
    public void RecordCandidates()
    {
        if (_context.Reads is not null && !(_ranges?.TryRecord(_context, _tables) ?? false))
        {
            RecordScan();
        }
    }

    /// <summary>Shows each candidate to a visitor, in any order.</summary>
    public void ForEach(Action<Row> visit)
    {
        if (_ranges is not null)
        {
            _ranges.ForEach(visit);
            return;
        }

        foreach (var table in _tables)
        {
            for (var row = 0; row < table.Rows; row++)
            {
                if (!table.Ids.IsNull(row))
                {
                    visit(new Row(new NodeRef(table.Type.Index, row)));
                }
            }
        }
    }

    private static IndexList? ListOf(NodeTable table, SortKey? key)
    {
        if (key is null)
        {
            return new IndexList(table, table.Index(table.Type.Id)!, table.Ids, descending: false);
        }

        if (key.Value.Value is not ValueSource.NodeProperty { Property: var access })
        {
            return null;
        }

        var property = table.Type.Properties[access.IndexIn(table.Type.Index)];
        return table.Index(property) is { } index
            ? new IndexList(table, index, table.Columns[property.Index], key.Value.Descending)
            : null;
    }
}
