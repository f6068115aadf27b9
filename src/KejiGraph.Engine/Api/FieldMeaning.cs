using KejiGraph.Engine.Events;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Api;

/// <summary>What a field of the API reads: the annotation of its definition. A closed family.</summary>
internal abstract record FieldMeaning
{
    private FieldMeaning()
    {
    }

    /// <summary>The node with an id, if it belongs to a set; argument <c>id</c>.</summary>
    public sealed record NodeById(NodeSet Set) : FieldMeaning;

    /// <summary>The nodes with some ids, if they belong to a set; argument <c>ids</c>.</summary>
    public sealed record NodesById(NodeSet Set) : FieldMeaning;

    /// <summary>All nodes of a set; the arguments of a connection.</summary>
    public sealed record AllNodes(EntityShape Entity) : FieldMeaning;

    /// <summary>The nodes at the other ends of a relationship; the arguments of a connection.</summary>
    public sealed record Related(RelationshipField Relationship) : FieldMeaning;

    /// <summary>A property of a node, a relationship or a record.</summary>
    public sealed record Property(PropertyField Field) : FieldMeaning;

    /// <summary>Of a connection: its rows as edges.</summary>
    public sealed record Edges : FieldMeaning;

    /// <summary>Of a connection: its rows as nodes.</summary>
    public sealed record Nodes : FieldMeaning;

    /// <summary>Of a connection: where the page stands.</summary>
    public sealed record PageInfo : FieldMeaning;

    /// <summary>Of a connection: the number of rows on all pages.</summary>
    public sealed record TotalCount : FieldMeaning;

    /// <summary>Of an edge: its place.</summary>
    public sealed record Cursor : FieldMeaning;

    /// <summary>Of an edge: its node.</summary>
    public sealed record EdgeNode : FieldMeaning;

    /// <summary>Of a page info: one fact.</summary>
    public sealed record PageFact(PageFactKind Kind) : FieldMeaning;

    /// <summary>Of the subscription root: answers each event of a source.</summary>
    public sealed record Events(EventSource Source) : FieldMeaning;

    /// <summary>Of an event: a value that it has itself.</summary>
    public sealed record EventValue(Func<object, object?> Read) : FieldMeaning;

    /// <summary>Of an event: the node that it names.</summary>
    public sealed record EventNode(NodeSet Set, Func<object, string?> ReadId) : FieldMeaning;
}
