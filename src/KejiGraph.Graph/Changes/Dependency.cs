using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Changes;

/// <summary>
/// A part of the graph that an answer can depend on and a commit can change. Its text and its hash are the same in every store and
/// process.
/// </summary>
public readonly record struct Dependency
{
    private readonly string _text;

    private Dependency(string text, ulong hash)
    {
        _text = text;
        Hash = hash;
    }

    /// <summary>The part as <see cref="DependencyHash"/> makes it.</summary>
    public ulong Hash { get; }

    /// <summary>The properties of one node: <c>N:id</c>.</summary>
    public static Dependency Node(string id) => new($"N:{id}", DependencyHash.Node(DependencyHash.Text(id)));

    /// <summary>The relationships of one node of a type in a direction, also when there are none: <c>A:id:TYPE:&gt;</c>.</summary>
    public static Dependency Adjacency(string id, RelationshipType type, Direction direction) => new(
        $"A:{id}:{type.Name}:{(direction == Direction.Out ? '>' : '<')}",
        DependencyHash.Adjacency(DependencyHash.Text(id), type, direction));

    /// <summary>All relationships of a type: <c>R:TYPE</c>.</summary>
    public static Dependency Relationships(RelationshipType type) => new($"R:{type.Name}", DependencyHash.Relationships(type));

    /// <summary>The nodes of a type that hold a value: <c>V:Label:property=value</c>.</summary>
    public static Dependency Value(NodeType type, PropertyDefinition property, object? value) => new(
        $"V:{type.Name}:{property.Name}={PropertyText.Of(value)}", DependencyHash.Value(type, property, value));

    /// <summary>A scan, count or sort of the nodes of a type: <c>L:Label</c>.</summary>
    public static Dependency Label(NodeType type) => new($"L:{type.Name}", DependencyHash.Label(type));

    /// <summary>The whole graph: <c>G</c>.</summary>
    public static Dependency Graph => new("G", DependencyHash.Graph);

    /// <inheritdoc/>
    public override string ToString() => _text;
}
