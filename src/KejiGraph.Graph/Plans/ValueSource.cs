using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Plans;

/// <summary>What a comparison or a sort reads of the row at hand. A closed family.</summary>
public abstract record ValueSource
{
    private ValueSource()
    {
    }

    /// <summary>A property of the row's node.</summary>
    public sealed record NodeProperty(PropertyAccess Property) : ValueSource;

    /// <summary>A property of the relationship that led to the row's node.</summary>
    public sealed record RelationshipProperty(RelationshipType Type, PropertyDefinition Property) : ValueSource;

    /// <summary>How many relationships of a type the row's node has in a direction, to nodes of a set.</summary>
    public sealed record RelatedCount(RelationshipType Type, Direction Direction, NodeSet Target) : ValueSource;

    /// <summary>The name of the row's node type.</summary>
    public sealed record TypeName : ValueSource;

    /// <summary>The element at hand of a list of scalars; only inside <see cref="Predicate.Elements"/>.</summary>
    public sealed record Element(PropertyDefinition List) : ValueSource;

    /// <summary>A field of the record at hand; only inside <see cref="Predicate.Elements"/>.</summary>
    public sealed record RecordField(PropertyDefinition Field) : ValueSource;
}
