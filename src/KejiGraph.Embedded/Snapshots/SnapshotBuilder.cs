using System.Diagnostics;
using KejiGraph.Embedded.Columns;
using KejiGraph.Graph;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>
/// Makes the next version of the graph from an old one by applying changes in order. The old version stays as it is; when a
/// change is refused, the builder is dropped and nothing has happened. Used by one thread.
/// </summary>
internal sealed class SnapshotBuilder(Snapshot old)
{
    private readonly NodeTableEditor?[] _nodes = new NodeTableEditor?[old.Nodes.Length];
    private readonly RelationshipTableEditor?[] _relationships = new RelationshipTableEditor?[old.Relationships.Length];
    private readonly Dictionary<string, NodeRef> _addedIds = [];
    private readonly WriteSetBuilder _writes = new();

    /// <summary>What was written so far.</summary>
    public WriteSet Writes => _writes.Build();

    /// <summary>The tables that were written so far.</summary>
    public IEnumerable<NodeTableEditor> Nodes => _nodes.OfType<NodeTableEditor>();

    /// <summary>The relationship tables that were written so far.</summary>
    public IEnumerable<RelationshipTableEditor> Relationships => _relationships.OfType<RelationshipTableEditor>();

    /// <summary>Applies one change.</summary>
    /// <exception cref="Graph.Stores.GraphStoreException">It is refused; the builder must not be used any more.</exception>
    public void Apply(Change change)
    {
        switch (change)
        {
            case Change.WriteNode write:
                Write(write);
                break;
            case Change.DeleteNode delete:
                Delete(delete);
                break;
            case Change.WriteRelationship write:
                Write(write);
                break;
            case Change.DeleteRelationship delete:
                var table = Table(delete.Type);
                Delete(table, table.TryFind(delete.Id, out var row)
                    ? row
                    : throw GraphErrors.RelationshipNotFound(delete.Type, delete.Id));
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The next version. The builder must not be used after it.</summary>
    /// <exception cref="Graph.Stores.GraphStoreException">The changes together break a constraint.</exception>
    public Snapshot Seal() => Seal(next => ConstraintCheck.Run(this, next, FindAdded));

    /// <summary>The next version, of changes that come from the durable record and were checked when they went into it.</summary>
    public Snapshot SealTrusted() => Seal(_ => { });

    private Snapshot Seal(Action<Snapshot> check)
    {
        var nodes = old.Nodes.Select((table, index) => _nodes[index]?.SealColumns() ?? table).ToArray();
        var relationships = old.Relationships.Select((table, index) => _relationships[index]?.Seal() ?? table).ToArray();
        var next = old with { Sequence = old.Sequence + 1, Nodes = nodes, Relationships = relationships };
        check(next);
        var map = old.Map;
        foreach (var (id, node) in _addedIds)
        {
            map = map.Add(EscapedText.Escape(id), node.Value, next);
        }

        for (var index = 0; index < nodes.Length; index++)
        {
            nodes[index] = _nodes[index]?.SealAdjacency(nodes[index], next, relationships) ?? nodes[index];
        }

        return next with { Map = map };
    }

    private NodeRef? FindAdded(string id) => _addedIds.TryGetValue(id, out var node) ? node : null;

    private void Write(Change.WriteNode write)
    {
        var owner = $"{write.Type} \"{write.Id}\"";
        var exists = TryFind(write.Id, out var node);
        if (exists && write.Mode == WriteMode.Create)
        {
            throw GraphErrors.NodeExists(write.Id);
        }

        if (!exists && write.Mode == WriteMode.Update)
        {
            throw GraphErrors.NodeNotFound(write.Id);
        }

        var table = Table(write.Type);
        if (!exists)
        {
            ValueCheck.Id(owner, write.Type.Id, write.Id);
            node = new NodeRef(write.Type.Index, table.Add(write.Id));
            _addedIds.Add(write.Id, node);
            _writes.Value(write.Type, write.Type.Id, write.Id);
        }
        else if (node.Type != write.Type.Index)
        {
            throw GraphErrors.TypeChange(write.Id, old.Model.NodeTypes[node.Type], write.Type);
        }

        foreach (var (property, value) in write.Properties.Items)
        {
            ValueCheck.Value(owner, property, value);
            if (property.IsIndexed || property.IsUnique)
            {
                _writes.Value(write.Type, property, table.Read(node.Row, property));
                _writes.Value(write.Type, property, value);
            }

            table.Set(node.Row, property, value);
        }

        RequireValues(owner, write.Type.Properties, exists, property => table.Read(node.Row, property));
        _writes.Node(write.Type, write.Id);
    }

    private void Write(Change.WriteRelationship write)
    {
        var owner = $"{write.Type} \"{write.Id}\"";
        var table = Table(write.Type);
        var exists = table.TryFind(write.Id, out var row);
        if (exists && write.Mode == WriteMode.Create)
        {
            throw GraphErrors.RelationshipExists(write.Type, write.Id);
        }

        if (!exists && write.Mode == WriteMode.Update)
        {
            throw GraphErrors.RelationshipNotFound(write.Type, write.Id);
        }

        var from = TryFind(write.From, out var found) ? found : throw GraphErrors.NodeNotFound(write.From);
        var to = TryFind(write.To, out found) ? found : throw GraphErrors.NodeNotFound(write.To);
        if (!exists)
        {
            ValueCheck.Id(owner, write.Type.Id, write.Id);
            var (fromType, toType) = (old.Model.NodeTypes[from.Type], old.Model.NodeTypes[to.Type]);
            if (!write.Type.Joins(fromType, toType))
            {
                throw GraphErrors.WrongEnds(write.Type, write.Id, fromType, toType);
            }

            row = table.Add(write.Id, from, to);
            Table(fromType).Adjacency(write.Type, Direction.Out).Add(from.Row, to, row);
            Table(toType).Adjacency(write.Type, Direction.In).Add(to.Row, from, row);
        }
        else if (table.Ends(row) != (from, to))
        {
            throw GraphErrors.EndChange(write.Type, write.Id);
        }

        foreach (var (property, value) in write.Properties.Items)
        {
            ValueCheck.Value(owner, property, value);
            table.Set(row, property, value);
        }

        RequireValues(owner, write.Type.Properties, exists, property => table.Read(row, property));
        _writes.Relationship(write.Type, write.From, write.To);
    }

    private void Delete(Change.DeleteNode delete)
    {
        var node = TryFind(delete.Id, out var found) ? found : throw GraphErrors.NodeNotFound(delete.Id);
        var type = old.Model.NodeTypes[node.Type];
        var table = Table(type);
        foreach (var relationshipType in old.Model.RelationshipTypes)
        {
            foreach (var direction in (ReadOnlySpan<Direction>)[Direction.Out, Direction.In])
            {
                foreach (var row in table.RelationshipsOf(node.Row, relationshipType, direction).ToArray())
                {
                    Delete(Table(relationshipType), row);
                }
            }
        }

        foreach (var property in type.Properties.Where(property => property.IsIndexed || property.IsUnique))
        {
            _writes.Value(type, property, table.Read(node.Row, property));
        }

        _writes.Value(type, type.Id, delete.Id);
        _writes.Node(type, delete.Id);
        _addedIds.Remove(delete.Id);
        table.Remove(node.Row);
    }

    private void Delete(RelationshipTableEditor table, int row)
    {
        var type = table.Old.Type;
        var (from, to) = table.Ends(row);
        Table(old.Model.NodeTypes[from.Type]).Adjacency(type, Direction.Out).Remove(from.Row, row);
        Table(old.Model.NodeTypes[to.Type]).Adjacency(type, Direction.In).Remove(to.Row, row);
        _writes.Relationship(type, IdOf(from)!, IdOf(to)!);
        table.Remove(row);
    }

    private static void RequireValues(
        string owner, PropertyList properties, bool exists, Func<PropertyDefinition, object?> read)
    {
        // What exists had its values already, and a change that clears one was refused.
        foreach (var property in properties)
        {
            if (!exists && property is { IsRequired: true, IsList: false } && read(property) is null)
            {
                throw GraphErrors.MissingValue(owner, property);
            }
        }
    }

    private bool TryFind(string id, out NodeRef node) =>
        _addedIds.TryGetValue(id, out node)
        || (old.TryFind(EscapedText.Escape(id), out node) && IdOf(node) is not null);

    private string? IdOf(NodeRef node)
    {
        var type = old.Model.NodeTypes[node.Type];
        return (string?)Table(type).Read(node.Row, type.Id);
    }

    private NodeTableEditor Table(NodeType type) => _nodes[type.Index] ??= new NodeTableEditor(old.Nodes[type.Index]);

    private RelationshipTableEditor Table(RelationshipType type) =>
        _relationships[type.Index] ??= new RelationshipTableEditor(old.Relationships[type.Index]);
}
