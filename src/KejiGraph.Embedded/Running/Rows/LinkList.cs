using KejiGraph.Embedded.Snapshots;

namespace KejiGraph.Embedded.Running.Rows;

/// <summary>The relationships of one node, in the order of ids in which the adjacency keeps them.</summary>
internal readonly ref struct LinkList(Adjacency.Links links) : IRowList
{
    private readonly Adjacency.Links _links = links;

    public int Count => _links.Count;

    public Row this[int position] => new(_links.Nodes[position], _links.Relationships[position]);
}
