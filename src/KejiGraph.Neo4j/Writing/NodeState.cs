using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Writing;

/// <summary>A node while a batch is applied: what Neo4j has and what the batch wrote. Used by one thread.</summary>
internal sealed class NodeState(NodeType type, string id, bool isNew)
{
    private readonly Dictionary<PropertyDefinition, object?> _stored = [];

    public NodeType Type { get; } = type;

    public string Id { get; } = id;

    /// <summary>The batch made it.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>The batch wrote or deleted it.</summary>
    public bool IsTouched { get; set; }

    /// <summary>The batch deleted it.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>What the batch wrote.</summary>
    public Dictionary<PropertyDefinition, object?> Written { get; } = [];

    /// <summary>The properties whose old values a commit tells.</summary>
    public static IEnumerable<PropertyDefinition> Tracked(NodeType type) =>
        type.Properties.Where(property => property != type.Id && (property.IsIndexed || property.IsUnique));

    /// <summary>The value that it has now; of a stored one only for those tracked.</summary>
    public object? Read(PropertyDefinition property) =>
        Written.TryGetValue(property, out var value) ? value : _stored.GetValueOrDefault(property);

    /// <summary>Neo4j has a value that the batch replaces by another one.</summary>
    public bool IsReplaced(PropertyDefinition property) =>
        _stored.GetValueOrDefault(property) is { } old && Written.TryGetValue(property, out var value) && !old.Equals(value);

    /// <summary>Takes a value that Neo4j has.</summary>
    public void Store(PropertyDefinition property, object? value) => _stored[property] = value;

    /// <summary>The written properties as Neo4j keeps them.</summary>
    public Dictionary<string, object?> ToStored() =>
        new(Written.SelectMany(one => StoredValues.Of(one.Key, one.Value)));
}
