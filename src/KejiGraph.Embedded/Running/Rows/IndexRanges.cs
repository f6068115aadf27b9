using System.Collections.Immutable;
using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Rows;

/// <summary>The nodes that satisfy one condition of a filter, as ranges of an index of each table.</summary>
internal sealed class IndexRanges
{
    private readonly List<(NodeTable Table, RowTree Tree, int Start, int End)> _ranges = [];
    private readonly Predicate.Comparison _condition;

    private IndexRanges(Predicate.Comparison condition)
    {
        _condition = condition;
    }

    /// <summary>The number of nodes.</summary>
    public long Count { get; private set; }

    /// <summary>The ranges of the condition that leaves the fewest nodes, or null when no condition has an index.</summary>
    public static IndexRanges? Best(RunContext context, NodeTable[] tables, Predicate filter)
    {
        IndexRanges? best = null;
        foreach (var condition in Conditions(context, filter))
        {
            if (Of(context, tables, condition) is { } ranges && (best is null || ranges.Count < best.Count))
            {
                best = ranges;
            }
        }

        return best;
    }

    /// <summary>Shows each node to a visitor.</summary>
    public void ForEach(Action<Row> visit)
    {
        foreach (var (table, tree, start, end) in _ranges)
        {
            for (var rank = start; rank < end; rank++)
            {
                visit(new Row(new NodeRef(table.Type.Index, tree[rank])));
            }
        }
    }

    /// <summary>
    /// Notes the values that are looked for, if that says which nodes would come in. It does not for what commits do not name
    /// one by one: ranges, the lack of a value, numbers that can be written in several ways; and very many values say too much.
    /// </summary>
    public bool TryRecord(RunContext context, NodeTable[] tables)
    {
        var values = context.Arguments[_condition.Operand] as object?[] ?? [context.Arguments[_condition.Operand]];
        if (_condition.Operator is not (ComparisonOperator.Equal or ComparisonOperator.In)
            || values.Any(value => value is null or double or decimal)
            || !context.Reads!.TryReserveValues((long)values.Length * tables.Length))
        {
            return false;
        }

        var access = ((ValueSource.NodeProperty)_condition.Value).Property;
        foreach (var table in tables)
        {
            foreach (var value in values)
            {
                context.Reads.Value(table.Type, table.Type.Properties[access.IndexIn(table.Type.Index)], value!);
            }
        }

        return true;
    }

    /// <summary>The comparisons that every row of the list must satisfy.</summary>
    private static IEnumerable<Predicate.Comparison> Conditions(RunContext context, Predicate filter) => filter switch
    {
        Predicate.Comparison comparison when !ReferenceEquals(context.Arguments[comparison.Operand], PlanArguments.Absent) =>
            [comparison],
        Predicate.And and => and.Operands.SelectMany(operand => Conditions(context, operand)),
        Predicate.Parameter parameter when context.Arguments[parameter.Operand] is Predicate given =>
            Conditions(context, given),
        _ => [],
    };

    private static IndexRanges? Of(RunContext context, NodeTable[] tables, Predicate.Comparison condition)
    {
        if (condition.Value is not ValueSource.NodeProperty { Property: var access })
        {
            return null;
        }

        var ranges = new IndexRanges(condition);
        var operand = context.Arguments[condition.Operand];
        foreach (var table in tables)
        {
            var property = table.Type.Properties[access.IndexIn(table.Type.Index)];
            if (table.Index(property) is not { } index
                || !ranges.Add(table, index, table.Columns[property.Index], condition.Operator, operand))
            {
                return null;
            }
        }

        return ranges;
    }

    private bool Add(NodeTable table, PropertyIndex index, Column column, ComparisonOperator comparison, object? operand)
    {
        switch (comparison)
        {
            case ComparisonOperator.Equal:
                AddEqual(table, index, column, operand);
                return true;
            case ComparisonOperator.In:
                foreach (var value in ((object?[])operand!).Distinct())
                {
                    AddEqual(table, index, column, value);
                }

                return true;
            case ComparisonOperator.Contains or ComparisonOperator.EndsWith:
                return false;
            case var _ when operand is null:
                return true;
            case ComparisonOperator.StartsWith:
                var prefix = column.ToKey(operand);
                Add(table, index.Values, First(index, column, prefix), PrefixEnd(index, (TextColumn)column, (byte[])prefix));
                return true;
            default:
                var key = column.ToKey(operand);
                var first = First(index, column, key);
                var end = End(index, column, key);
                var (from, to) = comparison switch
                {
                    ComparisonOperator.GreaterThan => (end, index.Values.Count),
                    ComparisonOperator.GreaterThanOrEqual => (first, index.Values.Count),
                    ComparisonOperator.LessThan => (0, first),
                    ComparisonOperator.LessThanOrEqual => (0, end),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                Add(table, index.Values, from, to);
                return true;
        }
    }

    private void AddEqual(NodeTable table, PropertyIndex index, Column column, object? value)
    {
        if (value is null)
        {
            Add(table, index.Nulls, 0, index.Nulls.Count);
            return;
        }

        var key = column.ToKey(value);
        Add(table, index.Values, First(index, column, key), End(index, column, key));
    }

    private void Add(NodeTable table, RowTree tree, int start, int end)
    {
        if (start < end)
        {
            _ranges.Add((table, tree, start, end));
            Count += end - start;
        }
    }

    private static int First(PropertyIndex index, Column column, object key) =>
        index.Values.Rank(row => column.CompareTo(row, key));

    private static int End(PropertyIndex index, Column column, object key) =>
        index.Values.Rank(row => column.CompareTo(row, key) <= 0 ? -1 : 0);

    /// <summary>Texts with a prefix stand together; the first one after them is greater and lacks it.</summary>
    private static int PrefixEnd(PropertyIndex index, TextColumn column, byte[] prefix)
    {
        var text = EscapedText.Unescape(prefix);
        return index.Values.Rank(row =>
        {
            column.TryGet(row, out var value);
            return EscapedText.Compare(value, prefix) < 0 || EscapedText.Plain(value).StartsWith(text) ? -1 : 0;
        });
    }
}
