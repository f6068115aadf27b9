using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Compile;

/// <summary>Where the rows of a connection come from, as the compiler needs it.</summary>
/// <param name="Rows">What the store reads.</param>
/// <param name="Nodes">The node types of the rows.</param>
/// <param name="Scope">What filters and orders are about.</param>
/// <param name="Relationship">The type of the relationships; null in a list of nodes.</param>
internal sealed record ConnectionSource(RowSource Rows, NodeSet Nodes, FilterScope Scope, RelationshipType? Relationship)
{
    /// <summary>All nodes of an entity.</summary>
    public static ConnectionSource Of(EntityShape entity) =>
        new(new RowSource.Scan(entity.Set), entity.Set, new FilterScope.Nodes(entity.Set), null);

    /// <summary>The relationships of a field, from a node.</summary>
    public static ConnectionSource Of(RelationshipField field) => new(
        new RowSource.Expand(field.Type, field.Direction, field.Target.Set),
        field.Target.Set,
        new FilterScope.Rows(field.Type, field.Target.Set),
        field.Type);
}
