using System.Collections.Immutable;

namespace KejiGraph.Graph.Model;

/// <summary>A property that all members of a <see cref="NodeSet"/> have, with its place in each of them.</summary>
public sealed class PropertyAccess
{
    private readonly ImmutableArray<int> _indexByType;

    private PropertyAccess(NodeSet set, PropertyDefinition definition, ImmutableArray<int> indexByType)
    {
        Set = set;
        Definition = definition;
        _indexByType = indexByType;
    }

    /// <summary>The node types it can be read from.</summary>
    public NodeSet Set { get; }

    /// <summary>The definition in the first member; name, kind, enumeration and record type are the same in all.</summary>
    public PropertyDefinition Definition { get; }

    /// <summary>The index of the property in the node type with that index, which must belong to <see cref="Set"/>.</summary>
    public int IndexIn(int nodeTypeIndex) => _indexByType[nodeTypeIndex];

    /// <summary>The property in the node type with that index, which must belong to <see cref="Set"/>.</summary>
    public override string ToString() => Definition.Name;

    internal static PropertyAccess? Of(NodeSet set, string name)
    {
        if (set.Types.IsEmpty)
        {
            return null;
        }

        var first = set.Types[0].Properties.Find(name);
        var indexes = new int[set.Types[^1].Index + 1];
        Array.Fill(indexes, -1);
        foreach (var type in set.Types)
        {
            var property = type.Properties.Find(name);
            if (first is null || property is null || property.Kind != first.Kind || property.IsList != first.IsList
                || property.Enum != first.Enum || property.Record != first.Record)
            {
                return null;
            }

            indexes[type.Index] = property.Index;
        }

        return new PropertyAccess(set, first!, [.. indexes]);
    }
}
