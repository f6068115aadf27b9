using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>The relationships of one type in one version of the graph. Immutable but for the growing id map.</summary>
/// <param name="Type">The type.</param>
/// <param name="Rows">Rows in use, counting deleted relationships.</param>
/// <param name="Count">Relationships.</param>
/// <param name="Columns">One column for each property of the type.</param>
/// <param name="From">Where each starts.</param>
/// <param name="To">Where each ends.</param>
/// <param name="Map">Finds a row by id.</param>
internal sealed record RelationshipTable(
    RelationshipType Type, int Rows, int Count, Column[] Columns, RowArray<NodeRef> From, RowArray<NodeRef> To, IdMap Map)
    : IdMap.IIds
{
    /// <summary>The ids; a row without one is not a relationship (any more).</summary>
    public TextColumn Ids => (TextColumn)Columns[Type.Id.Index];

    /// <summary>A table without relationships.</summary>
    public static RelationshipTable Empty(RelationshipType type) => new(
        type,
        Rows: 0,
        Count: 0,
        [.. type.Properties.Select(EmptyColumn.For)],
        RowArray<NodeRef>.Empty,
        RowArray<NodeRef>.Empty,
        new IdMap());

    /// <summary>The row of the relationship with an escaped id, if there is one.</summary>
    public bool TryFind(ReadOnlySpan<byte> id, out int row)
    {
        var found = Map.TryFind(id, new Match(Ids), out var reference);
        row = (int)reference;
        return found;
    }

    bool IdMap.IIds.TryGetId(uint reference, out ReadOnlySpan<byte> id) => Ids.TryGet((int)reference, out id);

    private readonly struct Match(TextColumn ids) : IdMap.IMatch
    {
        public bool Matches(uint reference, ReadOnlySpan<byte> id) =>
            ids.TryGet((int)reference, out var other) && other.SequenceEqual(id);
    }
}
