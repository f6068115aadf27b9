using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Plans;

/// <summary>Whose property a projection reads. A closed family.</summary>
public abstract record PropertySource(PropertyDefinition Definition)
{
    /// <summary>A property of the node.</summary>
    public sealed record OfNode(PropertyAccess Access) : PropertySource(Access.Definition);

    /// <summary>A property of the relationship of the edge.</summary>
    public sealed record OfRelationship(RelationshipType Type, PropertyDefinition Property) : PropertySource(Property);

    /// <summary>A field of the record.</summary>
    public sealed record OfRecord(PropertyDefinition Field) : PropertySource(Field);
}
