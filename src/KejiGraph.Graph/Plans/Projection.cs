using System.Collections.Immutable;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;

namespace KejiGraph.Graph.Plans;

/// <summary>
/// One value of an answer: what a store reads and pushes into an <see cref="IResultSink"/>. A selection is a list of
/// projections; they are pushed in their order, and those whose condition does not hold are left out. A closed family.
/// </summary>
/// <param name="Name">The response key, for printed plans and errors.</param>
/// <param name="Condition">The number of the condition under which it is wanted; -1: always.</param>
public abstract record Projection(string Name, int Condition)
{
    /// <summary>At the root: the node with an id, if it belongs to a set; pushed as an object or null.</summary>
    public sealed record Node(string Name, int Condition, NodeSet Set, Operand Id, NodeSelection Selection)
        : Projection(Name, Condition);

    /// <summary>
    /// At the root: the nodes with these ids that belong to a set; pushed as a list with an object or null for each id.
    /// </summary>
    public sealed record NodeList(string Name, int Condition, NodeSet Set, Operand Ids, NodeSelection Selection)
        : Projection(Name, Condition);

    /// <summary>
    /// At the root or in a node: an ordered, filtered list, of which a page is read; pushed as an object with
    /// <paramref name="Fields"/>.
    /// </summary>
    public sealed record Connection(
        string Name,
        int Condition,
        RowSource Source,
        Predicate? Filter,
        Ordering Ordering,
        Operand? OrderingParameter,
        Operand Window,
        ImmutableArray<Projection> Fields) : Projection(Name, Condition);

    /// <summary>In a connection: how many rows there are on all pages; pushed as an integer.</summary>
    public sealed record TotalCount(string Name, int Condition) : Projection(Name, Condition);

    /// <summary>In a connection: the nodes of the page; pushed as a list of objects.</summary>
    public sealed record PageNodes(string Name, int Condition, NodeSelection Selection) : Projection(Name, Condition);

    /// <summary>In a connection: the rows of the page; pushed as a list of objects with <paramref name="Fields"/>.</summary>
    public sealed record PageEdges(string Name, int Condition, ImmutableArray<Projection> Fields) : Projection(Name, Condition);

    /// <summary>In a connection: where the page stands; pushed as an object with <paramref name="Fields"/>.</summary>
    public sealed record PageInfo(string Name, int Condition, ImmutableArray<Projection> Fields) : Projection(Name, Condition);

    /// <summary>In a page info: one fact; pushed as a boolean, or as a cursor or null.</summary>
    public sealed record PageFact(string Name, int Condition, PageFactKind Fact) : Projection(Name, Condition);

    /// <summary>In an edge: the row's place; pushed as a cursor.</summary>
    public sealed record Cursor(string Name, int Condition) : Projection(Name, Condition);

    /// <summary>In an edge: the row's node; pushed as an object.</summary>
    public sealed record EdgeNode(string Name, int Condition, NodeSelection Selection) : Projection(Name, Condition);

    /// <summary>
    /// In a node, an edge or a record: a property of it (in an edge, of the relationship); pushed as a value, a list of
    /// values or null. For records, <see cref="Records"/> stands instead.
    /// </summary>
    public sealed record Property(string Name, int Condition, PropertySource Source) : Projection(Name, Condition);

    /// <summary>
    /// In a node, an edge or a record: a property whose values are records; pushed as an object or a list of objects
    /// with <paramref name="Fields"/>.
    /// </summary>
    public sealed record Records(string Name, int Condition, PropertySource Source, ImmutableArray<Projection> Fields)
        : Projection(Name, Condition);

    /// <summary>In a record: the node that a field names; pushed as an object, or null when it names none.</summary>
    public sealed record Reference(string Name, int Condition, PropertyDefinition Field, NodeSelection Selection)
        : Projection(Name, Condition);
}
