using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Snapshots;

namespace KejiGraph.Embedded.Running.Rows;

/// <summary>
/// The nodes of a table in the order of an index: by value, ties by id, then those without a value by id. In descending
/// order the values run backwards while equal ones still go by id.
/// </summary>
internal sealed class IndexList(NodeTable table, PropertyIndex index, Column column, bool descending) : IRowList
{
    // The run of equal values last looked at, in positions of this list and in ranks of the index.
    private int _groupStart;
    private int _groupEnd;
    private int _groupRank;

    public int Count => index.Values.Count + index.Nulls.Count;

    public Row this[int position] => new(new NodeRef(table.Type.Index, RowAt(position)));

    private int RowAt(int position)
    {
        var values = index.Values;
        if (position >= values.Count)
        {
            return index.Nulls[position - values.Count];
        }

        if (!descending)
        {
            return values[position];
        }

        if (position < _groupStart || position >= _groupEnd)
        {
            FindGroup(values, values[values.Count - 1 - position]);
        }

        return values[_groupRank + position - _groupStart];
    }

    /// <summary>Notes where the rows with the same value as a row stand. Its own method: the closures would cost each row an object.</summary>
    private void FindGroup(RowTree values, int row)
    {
        _groupRank = values.Rank(other => column.Compare(other, row));
        var end = values.Rank(other => column.Compare(other, row) <= 0 ? -1 : 0);
        _groupStart = values.Count - end;
        _groupEnd = values.Count - _groupRank;
    }
}
