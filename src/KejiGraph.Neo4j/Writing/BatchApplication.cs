using System.Diagnostics;
using KejiGraph.Graph;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Writing;

/// <summary>Applies the changes of a batch, in order, to the part of the graph that it names. Nothing is sent to Neo4j here.</summary>
internal sealed class BatchApplication(GraphPart graph)
{
    private readonly WriteSetBuilder _writes = new();

    /// <summary>What was written so far.</summary>
    public WriteSet Writes => _writes.Build();

    /// <summary>Applies one change.</summary>
    /// <exception cref="Graph.Stores.GraphStoreException">It is refused.</exception>
    public void Apply(Change change)
    {
        switch (change)
        {
            case Change.WriteNode write:
                Write(write);
                break;
            case Change.DeleteNode delete:
                Delete(graph.FindNode(delete.Id) ?? throw GraphErrors.NodeNotFound(delete.Id));
                break;
            case Change.WriteRelationship write:
                Write(write);
                break;
            case Change.DeleteRelationship delete:
                Delete(graph.FindRelationship(delete.Type, delete.Id)
                    ?? throw GraphErrors.RelationshipNotFound(delete.Type, delete.Id));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Write(Change.WriteNode write)
    {
        var owner = $"{write.Type} \"{write.Id}\"";
        var node = graph.FindNode(write.Id);
        switch (node, write.Mode)
        {
            case (not null, WriteMode.Create):
                throw GraphErrors.NodeExists(write.Id);
            case (null, WriteMode.Update):
                throw GraphErrors.NodeNotFound(write.Id);
            case (null, _):
                ValueCheck.Id(owner, write.Type.Id, write.Id);
                node = new NodeState(write.Type, write.Id, isNew: true);
                graph.Add(node);
                _writes.Value(write.Type, write.Type.Id, write.Id);
                break;
            case var _ when node.Type != write.Type:
                throw GraphErrors.TypeChange(write.Id, node.Type, write.Type);
            default:
                break;
        }

        foreach (var (property, value) in write.Properties.Items)
        {
            ValueCheck.Value(owner, property, value);
            if (property.IsIndexed || property.IsUnique)
            {
                _writes.Value(write.Type, property, node.Read(property));
                _writes.Value(write.Type, property, value);
            }

            node.Written[property] = value;
        }

        RequireValues(owner, write.Type.Properties, write.Type.Id, node.IsNew, node.Written);
        node.IsTouched = true;
        _writes.Node(write.Type, write.Id);
    }

    private void Write(Change.WriteRelationship write)
    {
        var owner = $"{write.Type} \"{write.Id}\"";
        var one = graph.FindRelationship(write.Type, write.Id);
        if (one is not null && write.Mode == WriteMode.Create)
        {
            throw GraphErrors.RelationshipExists(write.Type, write.Id);
        }

        if (one is null && write.Mode == WriteMode.Update)
        {
            throw GraphErrors.RelationshipNotFound(write.Type, write.Id);
        }

        var from = graph.FindNode(write.From) ?? throw GraphErrors.NodeNotFound(write.From);
        var to = graph.FindNode(write.To) ?? throw GraphErrors.NodeNotFound(write.To);
        if (one is null)
        {
            ValueCheck.Id(owner, write.Type.Id, write.Id);
            if (!write.Type.Joins(from.Type, to.Type))
            {
                throw GraphErrors.WrongEnds(write.Type, write.Id, from.Type, to.Type);
            }

            one = new RelationshipState(write.Type, write.Id, write.From, write.To, isNew: true);
            graph.Add(one);
        }
        else if ((one.From, one.To) != (write.From, write.To))
        {
            throw GraphErrors.EndChange(write.Type, write.Id);
        }

        foreach (var (property, value) in write.Properties.Items)
        {
            ValueCheck.Value(owner, property, value);
            one.Written[property] = value;
        }

        RequireValues(owner, write.Type.Properties, write.Type.Id, one.IsNew, one.Written);
        one.IsTouched = true;
        _writes.Relationship(write.Type, write.From, write.To);
    }

    private void Delete(NodeState node)
    {
        foreach (var one in graph.RelationshipsOf(node.Id).ToArray())
        {
            Delete(one);
        }

        foreach (var property in NodeState.Tracked(node.Type))
        {
            _writes.Value(node.Type, property, node.Read(property));
        }

        _writes.Value(node.Type, node.Type.Id, node.Id);
        _writes.Node(node.Type, node.Id);
        graph.Delete(node);
    }

    private void Delete(RelationshipState one)
    {
        _writes.Relationship(one.Type, one.From, one.To);
        graph.Delete(one);
    }

    private static void RequireValues(
        string owner,
        PropertyList properties,
        PropertyDefinition id,
        bool isNew,
        Dictionary<PropertyDefinition, object?> written)
    {
        // What exists had its values already, and a change that clears one was refused.
        foreach (var property in properties)
        {
            if (isNew && property != id && property is { IsRequired: true, IsList: false } && written.GetValueOrDefault(property) is null)
            {
                throw GraphErrors.MissingValue(owner, property);
            }
        }
    }
}
