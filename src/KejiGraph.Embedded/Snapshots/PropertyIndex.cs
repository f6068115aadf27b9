using KejiGraph.Embedded.Columns;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>
/// The rows of a node table by the value of one property, then by id; and those without a value, by id. Both immutable.
/// </summary>
internal sealed record PropertyIndex(RowTree Values, RowTree Nulls)
{
    /// <summary>No rows.</summary>
    public static readonly PropertyIndex Empty = new(RowTree.Empty, RowTree.Empty);

    /// <summary>The index after some rows changed their value, came or went.</summary>
    /// <param name="oldColumn">The values before.</param>
    /// <param name="oldIds">The ids before; a row without id was not there.</param>
    /// <param name="newColumn">The values after.</param>
    /// <param name="newIds">The ids after; a row without id is gone.</param>
    /// <param name="touched">The rows, each once.</param>
    public PropertyIndex Change(
        Column oldColumn, TextColumn oldIds, Column newColumn, TextColumn newIds, IReadOnlyCollection<int> touched)
    {
        // Where the column is the same, only rows that came or went have a new place.
        if (oldColumn == newColumn)
        {
            touched = [.. touched.Where(row => oldIds.IsNull(row) != newIds.IsNull(row))];
        }

        // A handful of rows is moved one by one; with many it is cheaper to sort anew.
        if (touched.Count > (Values.Count + Nulls.Count) / 8 + 16)
        {
            return Rebuild(newColumn, newIds, touched);
        }

        var (values, nulls) = this;
        foreach (var row in touched.Where(row => !oldIds.IsNull(row)))
        {
            _ = oldColumn.IsNull(row)
                ? nulls = nulls.Remove(row, oldIds.Compare)
                : values = values.Remove(row, Order(oldColumn, oldIds));
        }

        foreach (var row in touched.Where(row => !newIds.IsNull(row)))
        {
            _ = newColumn.IsNull(row)
                ? nulls = nulls.Insert(row, newIds.Compare)
                : values = values.Insert(row, Order(newColumn, newIds));
        }

        return new PropertyIndex(values, nulls);
    }

    /// <summary>By value, then by id.</summary>
    public static Comparison<int> Order(Column column, TextColumn ids) => column == ids
        ? ids.Compare
        : (left, right) => column.Compare(left, right) is var order && order != 0 ? order : ids.Compare(left, right);

    private PropertyIndex Rebuild(Column column, TextColumn ids, IReadOnlyCollection<int> touched)
    {
        var rows = new HashSet<int>(touched);
        rows.UnionWith(Values.ToArray());
        rows.UnionWith(Nulls.ToArray());
        var live = rows.Where(row => !ids.IsNull(row)).ToLookup(column.IsNull);
        return new PropertyIndex(Sorted(live[false], Order(column, ids)), Sorted(live[true], ids.Compare));
    }

    private static RowTree Sorted(IEnumerable<int> rows, Comparison<int> order)
    {
        int[] sorted = [.. rows];
        Array.Sort(sorted, order);
        return RowTree.Of(sorted);
    }
}
