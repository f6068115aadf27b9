using System.Runtime.InteropServices;
using KejiGraph.Embedded.Columns;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>Makes a new <see cref="Adjacency"/> from an old one. Additions are kept flat and put in place at the end.</summary>
internal sealed class AdjacencyEditor(Adjacency old)
{
    private readonly List<Entry> _added = [];
    private readonly HashSet<int> _removedRelationships = [];
    private readonly HashSet<int> _rowsWithRemovals = [];

    /// <summary>Adds a relationship to a row.</summary>
    public void Add(int row, NodeRef other, int relationship) => _added.Add(new Entry(row, other, relationship));

    /// <summary>Takes a relationship, old or just added, from a row.</summary>
    public void Remove(int row, int relationship)
    {
        _removedRelationships.Add(relationship);
        _rowsWithRemovals.Add(row);
    }

    /// <summary>The relationships that a row has now.</summary>
    public IEnumerable<int> RelationshipsOf(int row)
    {
        var relationships = old[row].Relationships.ToArray()
            .Concat(_added.Where(entry => entry.Row == row).Select(entry => entry.Relationship));
        return relationships.Where(relationship => !_removedRelationships.Contains(relationship));
    }

    /// <summary>The new adjacency.</summary>
    /// <param name="nodeIds">The ids of nodes after the change.</param>
    /// <param name="relationshipIds">The ids of relationships after the change.</param>
    public Adjacency Seal(Snapshot nodeIds, TextColumn relationshipIds)
    {
        var byId = new ByIds(nodeIds, relationshipIds);
        _added.RemoveAll(entry => _removedRelationships.Contains(entry.Relationship));
        _added.Sort((left, right) => left.Row != right.Row ? left.Row.CompareTo(right.Row) : byId.Compare(left, right));

        var pages = new List<int[]?>(old.Pages);
        var added = CollectionsMarshal.AsSpan(_added);
        var rowsWithRemovals = _rowsWithRemovals.ToLookup(row => row >> Chunks.Shift);
        var touched = _added.Select(entry => entry.Row >> Chunks.Shift)
            .Concat(rowsWithRemovals.Select(group => group.Key)).Distinct().Order();
        foreach (var index in touched)
        {
            var count = 0;
            while (count < added.Length && added[count].Row >> Chunks.Shift == index)
            {
                count++;
            }

            while (pages.Count <= index)
            {
                pages.Add(null);
            }

            pages[index] = Merge(pages[index], index, added[..count], byId);
            added = added[count..];
        }

        return new Adjacency([.. pages]);
    }

    private int[]? Merge(int[]? page, int index, ReadOnlySpan<Entry> added, ByIds byId)
    {
        var ends = new int[Chunks.Rows];
        var nodes = new List<NodeRef>();
        var relationships = new List<int>();
        for (var place = 0; place < Chunks.Rows; place++)
        {
            var count = 0;
            while (count < added.Length && (added[count].Row & Chunks.Mask) == place)
            {
                count++;
            }

            var links = page is null ? default : Adjacency.Page.Read(page, place);
            if (_rowsWithRemovals.Contains(index << Chunks.Shift | place))
            {
                links = WithoutRemoved(links);
            }

            Merge(links, added[..count], byId, nodes, relationships);
            added = added[count..];
            ends[place] = nodes.Count;
        }

        return nodes.Count == 0
            ? null
            : Adjacency.Page.Join(ends, CollectionsMarshal.AsSpan(nodes), CollectionsMarshal.AsSpan(relationships));
    }

    private Adjacency.Links WithoutRemoved(Adjacency.Links links)
    {
        var nodes = new List<NodeRef>();
        var relationships = new List<int>();
        for (var at = 0; at < links.Count; at++)
        {
            if (!_removedRelationships.Contains(links.Relationships[at]))
            {
                nodes.Add(links.Nodes[at]);
                relationships.Add(links.Relationships[at]);
            }
        }

        return new Adjacency.Links(nodes.ToArray(), relationships.ToArray());
    }

    /// <summary>
    /// Merges what a row has with what it gets; both are in order. The place of each addition is searched, so that one more
    /// relationship of a node with a million costs a copy and twenty comparisons.
    /// </summary>
    private static void Merge(
        Adjacency.Links links, ReadOnlySpan<Entry> added, ByIds byId, List<NodeRef> nodes, List<int> relationships)
    {
        var copied = 0;
        foreach (var entry in added)
        {
            var low = copied;
            var high = links.Count;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (byId.Compare(new Entry(0, links.Nodes[middle], links.Relationships[middle]), entry) < 0)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            nodes.AddRange(links.Nodes[copied..low]);
            relationships.AddRange(links.Relationships[copied..low]);
            copied = low;
            nodes.Add(entry.Other);
            relationships.Add(entry.Relationship);
        }

        nodes.AddRange(links.Nodes[copied..]);
        relationships.AddRange(links.Relationships[copied..]);
    }

    private readonly record struct Entry(int Row, NodeRef Other, int Relationship);

    private sealed class ByIds(Snapshot nodeIds, TextColumn relationshipIds)
    {
        public int Compare(Entry left, Entry right)
        {
            var order = left.Other == right.Other
                ? 0
                : EscapedText.Compare(nodeIds.IdOf(left.Other), nodeIds.IdOf(right.Other));
            return order != 0 ? order : relationshipIds.Compare(left.Relationship, right.Relationship);
        }
    }
}
