using System.Collections.Immutable;

namespace KejiGraph.Graph.Model;

/// <summary>
/// A named set of node types: one type, an interface or a union of the model. Membership is O(1); properties that all
/// members share are found by name.
/// </summary>
public sealed class NodeSet
{
    private readonly bool[] _members;
    private readonly Dictionary<string, PropertyAccess?> _shared = [];
    private readonly Lock _sharedLock = new();

    /// <summary>Defines a set.</summary>
    /// <param name="name">The name of the type, interface or union.</param>
    /// <param name="types">Its node types; they are kept in the order of the model.</param>
    public NodeSet(string name, IEnumerable<NodeType> types)
    {
        Name = name;
        Types = [.. types.OrderBy(type => type.Index)];
        _members = new bool[Types.IsEmpty ? 0 : Types[^1].Index + 1];
        foreach (var type in Types)
        {
            _members[type.Index] = true;
        }
    }

    /// <summary>The name of the type, interface or union.</summary>
    public string Name { get; }

    /// <summary>The members, in the order of the model.</summary>
    public ImmutableArray<NodeType> Types { get; }

    /// <summary>The set has one member.</summary>
    public bool IsSingle => Types.Length == 1;

    /// <summary>The node type with that index belongs to the set.</summary>
    public bool Contains(int nodeTypeIndex) => (uint)nodeTypeIndex < (uint)_members.Length && _members[nodeTypeIndex];

    /// <summary>Every member of <paramref name="other"/> belongs to this set.</summary>
    public bool ContainsAll(NodeSet other) => other.Types.All(type => Contains(type.Index));

    /// <summary>The property of that name in every member, or null when a member lacks it or holds another kind of value.</summary>
    public PropertyAccess? FindProperty(string name)
    {
        // Readers and writers: any request that compiles; the cache only saves work, so it stays behind one lock.
        lock (_sharedLock)
        {
            if (!_shared.TryGetValue(name, out var access))
            {
                access = PropertyAccess.Of(this, name);
                _shared.Add(name, access);
            }

            return access;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
