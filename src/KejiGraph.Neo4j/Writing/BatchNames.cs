using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Writing;

/// <summary>The ids that a batch names.</summary>
internal sealed class BatchNames
{
    private readonly HashSet<string> _nodes = [];
    private readonly HashSet<string> _deleted = [];
    private readonly Dictionary<RelationshipType, HashSet<string>> _relationships = [];

    public BatchNames(ChangeBatch batch)
    {
        foreach (var change in batch.Changes)
        {
            switch (change)
            {
                case Change.WriteNode write:
                    _nodes.Add(write.Id);
                    AddReferences(write.Properties);
                    break;
                case Change.DeleteNode delete:
                    _nodes.Add(delete.Id);
                    _deleted.Add(delete.Id);
                    break;
                case Change.WriteRelationship write:
                    _nodes.Add(write.From);
                    _nodes.Add(write.To);
                    AddRelationship(write.Type, write.Id);
                    AddReferences(write.Properties);
                    break;
                case Change.DeleteRelationship delete:
                    AddRelationship(delete.Type, delete.Id);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    /// <summary>The nodes that are written, deleted, joined or referred to.</summary>
    public IReadOnlyCollection<string> Nodes => _nodes;

    /// <summary>The nodes that are deleted.</summary>
    public IReadOnlyCollection<string> Deleted => _deleted;

    /// <summary>The relationships that are written or deleted.</summary>
    public IEnumerable<(RelationshipType Type, IReadOnlyCollection<string> Ids)> Relationships =>
        _relationships.Select(one => (one.Key, (IReadOnlyCollection<string>)one.Value));

    private void AddRelationship(RelationshipType type, string id)
    {
        if (!_relationships.TryGetValue(type, out var ids))
        {
            _relationships.Add(type, ids = []);
        }

        ids.Add(id);
    }

    private void AddReferences(PropertyValues values)
    {
        foreach (var (_, value) in values.Items)
        {
            RecordReferences.Visit(value, (_, id) => _nodes.Add(id));
        }
    }
}
