using System.Collections.Immutable;
using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Plans;

/// <summary>What is read of a node, which can differ from type to type.</summary>
public sealed class NodeSelection
{
    private readonly ImmutableArray<ImmutableArray<Projection>> _byType;

    /// <summary>Selects the same from every node of a set.</summary>
    public NodeSelection(NodeSet set, ImmutableArray<Projection> fields)
        : this(set, [.. set.Types.Select(_ => fields)])
    {
    }

    /// <summary>Selects from each node type of a set what stands at its place.</summary>
    /// <param name="set">The node types.</param>
    /// <param name="byType">One list for each node type of the set, in the set's order.</param>
    public NodeSelection(NodeSet set, ImmutableArray<ImmutableArray<Projection>> byType)
    {
        Set = set;
        _byType = byType;
        IsUniform = byType.All(fields => fields == byType[0]);
    }

    /// <summary>The node types.</summary>
    public NodeSet Set { get; }

    /// <summary>All node types have the same list.</summary>
    public bool IsUniform { get; }

    /// <summary>What is read of nodes of the type at that place in <see cref="Set"/>.</summary>
    public ImmutableArray<Projection> this[int place] => _byType[place];
}
