using System.Collections.Immutable;
using KejiGraph.Graph.Model;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Model;

/// <summary>A type of the model: what it is in the file.</summary>
internal abstract class Shape(CompositeType type)
{
    /// <summary>The type as it stands in the file.</summary>
    public CompositeType Type { get; } = type;

    /// <summary>The name in the model and in the API.</summary>
    public string Name => Type.Name;
}

/// <summary>A node type, or an interface or union of node types.</summary>
internal sealed class EntityShape(CompositeType type, NodeSet set, string plural, bool isListed) : Shape(type)
{
    /// <summary>The node types.</summary>
    public NodeSet Set { get; } = set;

    /// <summary>The plural of the name, lower camel case.</summary>
    public string Plural { get; } = plural;

    /// <summary>The API lists its nodes from the root: a node type, or an interface or union with a plural.</summary>
    public bool IsListed { get; } = isListed;

    /// <summary>The fields, in the order of the file; of a union, those that all members share.</summary>
    public ImmutableArray<ModelField> Fields { get; internal set; } = [];

    /// <summary>Its properties.</summary>
    public IEnumerable<PropertyField> Properties => Fields.OfType<PropertyField>();

    /// <summary>Its relationships.</summary>
    public IEnumerable<RelationshipField> Relationships => Fields.OfType<RelationshipField>();
}

/// <summary>The properties of relationships, or an interface of them.</summary>
internal sealed class RelationshipShape(CompositeType type) : Shape(type)
{
    /// <summary>The properties, in the order of the file.</summary>
    public ImmutableArray<PropertyField> Properties { get; internal set; } = [];
}

/// <summary>A value with fields.</summary>
internal sealed class RecordShape(CompositeType type, RecordType record) : Shape(type)
{
    /// <summary>The record type.</summary>
    public RecordType Record { get; } = record;

    /// <summary>The fields, in the order of the file.</summary>
    public ImmutableArray<PropertyField> Properties { get; internal set; } = [];
}

/// <summary>A field of a shape.</summary>
internal abstract record ModelField(FieldDefinition Definition)
{
    /// <summary>The name in the model.</summary>
    public string Name => Definition.Name;
}

/// <summary>A field whose value is stored with its owner.</summary>
/// <param name="Definition">The field as it stands in the file.</param>
/// <param name="Property">What is stored; in an interface, that of one of its types, alike in all.</param>
/// <param name="Target">The nodes that it names, for a reference; else null.</param>
internal sealed record PropertyField(FieldDefinition Definition, PropertyDefinition Property, EntityShape? Target)
    : ModelField(Definition)
{
    /// <summary>The name in the API. Default: as in the model.</summary>
    public string ApiName { get; init; } = Definition.Name;
}

/// <summary>A field that leads along relationships to other nodes.</summary>
/// <param name="Definition">The field as it stands in the file.</param>
/// <param name="Type">The type of relationship.</param>
/// <param name="Direction">The way in which it is followed.</param>
/// <param name="Target">The nodes at the other end.</param>
/// <param name="Properties">What the relationship says.</param>
internal sealed record RelationshipField(
    FieldDefinition Definition, RelationshipType Type, Direction Direction, EntityShape Target, RelationshipShape Properties)
    : ModelField(Definition);
