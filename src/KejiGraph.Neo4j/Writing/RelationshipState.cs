using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Writing;

/// <summary>A relationship while a batch is applied. Used by one thread.</summary>
internal sealed class RelationshipState(RelationshipType type, string id, string from, string to, bool isNew)
{
    public RelationshipType Type { get; } = type;

    public string Id { get; } = id;

    /// <summary>The id of the node where it starts.</summary>
    public string From { get; } = from;

    /// <summary>The id of the node where it ends.</summary>
    public string To { get; } = to;

    /// <summary>The batch made it.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>The batch wrote or deleted it.</summary>
    public bool IsTouched { get; set; }

    /// <summary>The batch deleted it.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>What the batch wrote.</summary>
    public Dictionary<PropertyDefinition, object?> Written { get; } = [];

    /// <summary>The written properties as Neo4j keeps them.</summary>
    public Dictionary<string, object?> ToStored() =>
        new(Written.SelectMany(one => StoredValues.Of(one.Key, one.Value)));
}
