using System.Collections.Immutable;
using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Running.Values;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Rows;

/// <summary>A total order of rows: by the sort keys, then by the node's id, then by the relationship's.</summary>
/// <param name="ordering">The keys.</param>
/// <param name="relationship">The type of the relationships in the list; null in a list of nodes.</param>
internal sealed class RowOrder(Ordering ordering, RelationshipType? relationship)
{
    private readonly KeyOrder[] _keys =
        [.. ordering.Keys.Select(key => Readers.For(key.Value, record: null, new OrderMaker(key.Descending)))];

    /// <summary>The sort keys.</summary>
    public ImmutableArray<SortKey> Keys => ordering.Keys;

    /// <summary>The order of two rows; 0 for the same row only.</summary>
    public int Compare(RunContext context, Row left, Row right)
    {
        foreach (var key in _keys)
        {
            if (key.Compare(context, left, right) is var order and not 0)
            {
                return order;
            }
        }

        var byId = left.Node == right.Node
            ? 0
            : EscapedText.Compare(context.Snapshot.IdOf(left.Node), context.Snapshot.IdOf(right.Node));
        return byId == 0 && relationship is not null
            ? context.Snapshot.Relationships[relationship.Index].Ids.Compare(left.Relationship, right.Relationship)
            : byId;
    }

    /// <summary>The order of a row and a place.</summary>
    public int CompareTo(RunContext context, Row row, Bound bound)
    {
        for (var index = 0; index < _keys.Length; index++)
        {
            if (_keys[index].CompareTo(context, row, bound.Keys[index]) is var order and not 0)
            {
                return order;
            }
        }

        var byId = EscapedText.Compare(context.Snapshot.IdOf(row.Node), bound.NodeId);
        return byId == 0 && bound.RelationshipId is not null && relationship is not null
            ? context.Snapshot.Relationships[relationship.Index].Ids.CompareTo(row.Relationship, bound.RelationshipId)
            : byId;
    }

    /// <summary>A place in the form in which rows are compared with it.</summary>
    public Bound? ToBound(CursorKey? key) => key is null
        ? null
        : new Bound(
            [.. _keys.Select((order, index) => order.ToKey(key.Values[index]))],
            EscapedText.Escape(key.NodeId),
            key.RelationshipId is null ? null : EscapedText.Escape(key.RelationshipId));

    /// <summary>The place of a row.</summary>
    public CursorKey KeyOf(RunContext context, Row row) => new(
        [.. _keys.Select(order => order.Read(context, row))],
        EscapedText.ToString(context.Snapshot.IdOf(row.Node)),
        relationship is null ? null : (string?)context.Snapshot.Relationships[relationship.Index].Ids.Read(row.Relationship));

    private sealed class OrderMaker(bool descending) : IReaderUser<KeyOrder>
    {
        public KeyOrder Use(TextValueReader reader) => new TextOrder(reader, descending);

        public KeyOrder Use<T>(FixedValueReader<T> reader)
            where T : unmanaged, IComparable<T> => new ValueOrder<T>(reader, descending);
    }
}

/// <summary>A place in an ordered list, in the form in which rows are compared with it.</summary>
/// <param name="Keys">One value for each sort key.</param>
/// <param name="NodeId">The escaped id of the node.</param>
/// <param name="RelationshipId">The escaped id of the relationship; null in a list of nodes.</param>
internal sealed record Bound(object?[] Keys, byte[] NodeId, byte[]? RelationshipId);
