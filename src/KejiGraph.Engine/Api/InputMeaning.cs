using KejiGraph.Engine.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Api;

/// <summary>What a field of an input object means in a filter or an order: the annotation of its definition. A closed family.</summary>
internal abstract record InputMeaning
{
    private InputMeaning()
    {
    }

    /// <summary>All filters of a list hold.</summary>
    public sealed record And : InputMeaning;

    /// <summary>One filter of a list holds.</summary>
    public sealed record Or : InputMeaning;

    /// <summary>A filter does not hold.</summary>
    public sealed record Not : InputMeaning;

    /// <summary>In a filter: what is asked of a property. In an order: the property is a key.</summary>
    public sealed record Property(PropertyField Field) : InputMeaning;

    /// <summary>In a filter: what is asked of the name of the node type.</summary>
    public sealed record TypeName : InputMeaning;

    /// <summary>In a filter: what is asked of the relationships of a field.</summary>
    public sealed record Related(RelationshipField Relationship) : InputMeaning;

    /// <summary>In a filter: what is asked of the number of relationships of a field. In an order: that number is a key.</summary>
    public sealed record RelatedCount(RelationshipField Relationship) : InputMeaning;

    /// <summary>In a filter or order of relationships: what concerns the node at the other end.</summary>
    public sealed record RowNode : InputMeaning;

    /// <summary>In a filter or order of relationships: what concerns the relationship.</summary>
    public sealed record RowEdge : InputMeaning;

    /// <summary>In what is asked of a value: a comparison, or its opposite.</summary>
    public sealed record Compare(ComparisonOperator Operator, bool IsNegated) : InputMeaning;

    /// <summary>In what is asked of a list: so many elements satisfy a filter.</summary>
    public sealed record Quantify(Quantifier Quantifier) : InputMeaning;

    /// <summary>In what is asked of a list: it has elements, or has none.</summary>
    public sealed record HasAny : InputMeaning;
}
