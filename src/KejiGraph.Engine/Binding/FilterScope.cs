using System.Diagnostics;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Binding;

/// <summary>What a filter or an order is about: how its property names become values of a row. A closed family.</summary>
internal abstract record FilterScope
{
    private FilterScope()
    {
    }

    /// <summary>The nodes of a set.</summary>
    public sealed record Nodes(NodeSet Set) : FilterScope;

    /// <summary>Relationships of a type, with the nodes of a set that they lead to.</summary>
    public sealed record Rows(RelationshipType Type, NodeSet Set) : FilterScope;

    /// <summary>Relationships of a type.</summary>
    public sealed record Relationships(RelationshipType Type) : FilterScope;

    /// <summary>Records of a type.</summary>
    public sealed record Records(RecordType Type) : FilterScope;

    /// <summary>The elements of a list of single values.</summary>
    public sealed record Elements(PropertyDefinition List) : FilterScope;

    /// <summary>The value of a property.</summary>
    public ValueSource ValueOf(PropertyField field) => this switch
    {
        Nodes nodes => new ValueSource.NodeProperty(nodes.Set.FindProperty(field.Name)!),
        Relationships relationships =>
            new ValueSource.RelationshipProperty(relationships.Type, relationships.Type.Properties.Find(field.Name)!),
        Records records => new ValueSource.RecordField(records.Type.Fields.Find(field.Name)!),
        _ => throw new UnreachableException(),
    };
}
