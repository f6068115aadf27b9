namespace KejiGraph.Bolt;

/// <summary>How much a request changed.</summary>
public sealed record BoltCounters
{
    /// <summary>Nothing changed.</summary>
    public static BoltCounters None { get; } = new();

    /// <summary>Nodes created.</summary>
    public long NodesCreated { get; init; }

    /// <summary>Nodes deleted.</summary>
    public long NodesDeleted { get; init; }

    /// <summary>Relationships created.</summary>
    public long RelationshipsCreated { get; init; }

    /// <summary>Relationships deleted.</summary>
    public long RelationshipsDeleted { get; init; }

    /// <summary>Properties set or removed.</summary>
    public long PropertiesSet { get; init; }

    /// <summary>Labels added.</summary>
    public long LabelsAdded { get; init; }

    /// <summary>Labels removed.</summary>
    public long LabelsRemoved { get; init; }

    /// <summary>Indexes added.</summary>
    public long IndexesAdded { get; init; }

    /// <summary>Indexes removed.</summary>
    public long IndexesRemoved { get; init; }

    /// <summary>Constraints added.</summary>
    public long ConstraintsAdded { get; init; }

    /// <summary>Constraints removed.</summary>
    public long ConstraintsRemoved { get; init; }

    /// <summary>The sum.</summary>
    public static BoltCounters operator +(BoltCounters left, BoltCounters right) => new()
    {
        NodesCreated = left.NodesCreated + right.NodesCreated,
        NodesDeleted = left.NodesDeleted + right.NodesDeleted,
        RelationshipsCreated = left.RelationshipsCreated + right.RelationshipsCreated,
        RelationshipsDeleted = left.RelationshipsDeleted + right.RelationshipsDeleted,
        PropertiesSet = left.PropertiesSet + right.PropertiesSet,
        LabelsAdded = left.LabelsAdded + right.LabelsAdded,
        LabelsRemoved = left.LabelsRemoved + right.LabelsRemoved,
        IndexesAdded = left.IndexesAdded + right.IndexesAdded,
        IndexesRemoved = left.IndexesRemoved + right.IndexesRemoved,
        ConstraintsAdded = left.ConstraintsAdded + right.ConstraintsAdded,
        ConstraintsRemoved = left.ConstraintsRemoved + right.ConstraintsRemoved,
    };

    /// <summary>The sum.</summary>
    public static BoltCounters Add(BoltCounters left, BoltCounters right) => left + right;
}
