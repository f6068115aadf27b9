using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>The nodes of one type in one version of the graph. Immutable.</summary>
internal sealed class NodeTable
{
    private readonly Adjacency[] _adjacency;
    private readonly PropertyIndex?[] _indexes;

    /// <param name="type">The type.</param>
    /// <param name="rows">Rows in use, counting deleted nodes.</param>
    /// <param name="count">Nodes.</param>
    /// <param name="columns">One column for each property of the type.</param>
    /// <param name="idHashes">The hash of each row's id; a longer array is shared with later versions.</param>
    /// <param name="adjacency">One for each relationship type and direction, at <see cref="AdjacencyIndex"/>.</param>
    /// <param name="indexes">One for each property that has an index, at the place of the property.</param>
    public NodeTable(
        NodeType type, int rows, int count, Column[] columns, ulong[] idHashes, Adjacency[] adjacency, PropertyIndex?[] indexes)
    {
        IdHashes = idHashes;
        Type = type;
        Rows = rows;
        Count = count;
        Columns = columns;
        Ids = (TextColumn)columns[type.Id.Index];
        _adjacency = adjacency;
        _indexes = indexes;
    }

    public NodeType Type { get; }

    public int Rows { get; }

    public int Count { get; }

    public Column[] Columns { get; }

    /// <summary>The ids; a row without one is not a node (any more).</summary>
    public TextColumn Ids { get; }

    /// <summary>The hash of each row's id, as dependencies have it. It stays when the row is used no longer.</summary>
    public ulong[] IdHashes { get; }

    /// <summary>A table without nodes.</summary>
    public static NodeTable Empty(NodeType type, int relationshipTypes)
    {
        var adjacency = new Adjacency[relationshipTypes * 2];
        Array.Fill(adjacency, Adjacency.Empty);
        return new NodeTable(
            type,
            rows: 0,
            count: 0,
            [.. type.Properties.Select(EmptyColumn.For)],
            idHashes: [],
            adjacency,
            [.. type.Properties.Select(property => HasIndex(type, property) ? PropertyIndex.Empty : null)]);
    }

    /// <summary>The relationships of the table's nodes of a type and direction.</summary>
    public Adjacency Adjacent(RelationshipType type, Direction direction) => _adjacency[AdjacencyIndex(type, direction)];

    /// <summary>The index of a property, or null when it has none.</summary>
    public PropertyIndex? Index(PropertyDefinition property) => _indexes[property.Index];

    /// <summary>The same table with other contents.</summary>
    public NodeTable With(
        int rows, int count, Column[] columns, ulong[] idHashes, Adjacency[] adjacency, PropertyIndex?[] indexes) =>
        new(Type, rows, count, columns, idHashes, adjacency, indexes);

    /// <summary>A copy of the list of adjacencies, for a change.</summary>
    public Adjacency[] CopyAdjacency() => [.. _adjacency];

    /// <summary>A copy of the list of indexes, for a change.</summary>
    public PropertyIndex?[] CopyIndexes() => [.. _indexes];

    /// <summary>Where the adjacency of a relationship type and direction stands.</summary>
    public static int AdjacencyIndex(RelationshipType type, Direction direction) => type.Index * 2 + (int)direction;

    private static bool HasIndex(NodeType type, PropertyDefinition property) =>
        property == type.Id || (property.IsOrdered && (property.IsIndexed || property.IsUnique));
}
