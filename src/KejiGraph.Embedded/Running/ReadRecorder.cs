using System.Buffers;
using System.Runtime.CompilerServices;
using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Running;

/// <summary>
/// Notes what a run reads: as references while it runs, as dependencies at its end. A type that is scanned stands for all its nodes; a
/// run that reads very many single things is noted by their types. Used by one thread.
/// </summary>
internal sealed class ReadRecorder(Snapshot snapshot, ReadSet reads) : IDisposable
{
    /// <summary>As many nodes, lists of relationships and values are noted one by one.</summary>
    public const int MostSingle = 4_096;

    private readonly bool[] _types = new bool[snapshot.Nodes.Length];
    private readonly bool[] _relationshipTypes = new bool[snapshot.Relationships.Length];
    private readonly uint[] _nodes = ArrayPool<uint>.Shared.Rent(MostSingle);
    private readonly ulong[] _lists = ArrayPool<ulong>.Shared.Rent(MostSingle);
    private int _nodeCount;
    private int _listCount;
    private int _valuesLeft = MostSingle;

    // The values of a node are read one after the other. No node has this reference.
    private uint _last = uint.MaxValue;

    /// <summary>The properties of a node are read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Node(NodeRef node)
    {
        if (node.Value == _last)
        {
            return;
        }

        if (_nodeCount == MostSingle)
        {
            CoverNodes();
        }

        _last = _nodes[_nodeCount++] = node.Value;
    }

    /// <summary>Whether there is a node with an id, which is escaped, is read.</summary>
    public void Missing(ReadOnlySpan<byte> id) => reads.Add(
        DependencyHash.Node(DependencyHash.Text(id.Contains((byte)'\\') ? EscapedText.Unescape(id) : id)));

    /// <summary>A list of relationships of a node is read, with what the relationships say.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Adjacency(NodeRef node, RelationshipType type, Direction direction)
    {
        if (_listCount == MostSingle)
        {
            CoverLists();
        }

        _lists[_listCount++] = (ulong)NodeTable.AdjacencyIndex(type, direction) << 32 | node.Value;
    }

    /// <summary>All nodes of a type can be read.</summary>
    public void Type(NodeType type) => _types[type.Index] = true;

    /// <summary>
    /// Whether so many more values can be noted one by one; those who are told no note the types in which the values are looked for.
    /// </summary>
    public bool TryReserveValues(long count)
    {
        if (count > _valuesLeft)
        {
            return false;
        }

        _valuesLeft -= (int)count;
        return true;
    }

    /// <summary>The nodes of a type that hold a value are looked for; the place for the value was reserved.</summary>
    public void Value(NodeType type, PropertyDefinition property, object value) =>
        reads.Add(DependencyHash.Value(type, property, value));

    /// <summary>Ends the run: all that was noted becomes dependencies.</summary>
    public void Complete()
    {
        for (var index = 0; index < _types.Length; index++)
        {
            if (_types[index])
            {
                reads.Add(DependencyHash.Label(snapshot.Model.NodeTypes[index]));
            }
        }

        for (var index = 0; index < _relationshipTypes.Length; index++)
        {
            if (_relationshipTypes[index])
            {
                reads.Add(DependencyHash.Relationships(snapshot.Model.RelationshipTypes[index]));
            }
        }

        var hashes = reads.Reserve(_nodeCount + _listCount);
        var written = 0;
        var tables = snapshot.Nodes;
        foreach (var value in _nodes.AsSpan(0, _nodeCount))
        {
            var node = new NodeRef(value);
            if (!_types[node.Type])
            {
                hashes[written++] = DependencyHash.Node(tables[node.Type].IdHashes[node.Row]);
            }
        }

        foreach (var list in _lists.AsSpan(0, _listCount))
        {
            var place = (int)(list >> 32);
            if (!_relationshipTypes[place / 2])
            {
                var node = new NodeRef((uint)list);
                hashes[written++] = DependencyHash.Adjacency(
                    tables[node.Type].IdHashes[node.Row], snapshot.Model.RelationshipTypes[place / 2], (Direction)(place % 2));
            }
        }

        reads.Advance(written);
    }

    /// <summary>Gives the arrays back.</summary>
    public void Dispose()
    {
        ArrayPool<uint>.Shared.Return(_nodes);
        ArrayPool<ulong>.Shared.Return(_lists);
    }

    private void CoverNodes()
    {
        foreach (var value in _nodes.AsSpan(0, _nodeCount))
        {
            _types[new NodeRef(value).Type] = true;
        }

        _nodeCount = 0;
    }

    private void CoverLists()
    {
        foreach (var list in _lists.AsSpan(0, _listCount))
        {
            _relationshipTypes[(int)(list >> 32) / 2] = true;
        }

        _listCount = 0;
    }
}
