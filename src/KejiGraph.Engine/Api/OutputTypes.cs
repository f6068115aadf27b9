using System.Collections.Immutable;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Api;

/// <summary>The object and interface types of the API, each made at its first use.</summary>
internal sealed class OutputTypes(DomainModel model, ApiScalars scalars, FilterTypes filters, SortTypes sorts)
{
    private readonly Dictionary<string, NamedType> _leaves =
        model.Leaves.Where(leaf => leaf is EnumType).ToDictionary(leaf => leaf.Name);

    private readonly Dictionary<Shape, CompositeType> _types = [];
    private readonly Dictionary<(RelationshipShape?, EntityShape), ObjectType> _connections = [];

    /// <summary>Relay's interface of all nodes.</summary>
    public InterfaceType Node { get; } = new(
        "Node", () => [new FieldDefinition("id", SpecifiedScalars.ID.NonNull) { Description = ApiTexts.NodeId }])
    {
        Description = ApiTexts.Node,
    };

    private ObjectType PageInfo { get; } = new("PageInfo", PageInfoFields) { Description = ApiTexts.PageInfo };

    /// <summary>The type of an entity.</summary>
    public CompositeType Entity(EntityShape entity) => Get(entity, () => entity.Type switch
    {
        ObjectType type => new ObjectType(
            type.Name, () => Fields(entity.Fields), () => [Node, .. type.Interfaces.Select(Interface)])
        {
            Description = type.Description,
        },
        InterfaceType type => new InterfaceType(
            type.Name, () => Fields(entity.Fields), () => [Node, .. type.Interfaces.Select(Interface)])
        {
            Description = type.Description,
        },
        UnionType type => new UnionType(
            type.Name, () => [.. type.Types.Select(member => Entity(model.Entities.First(one => one.Name == member.Name)))])
        {
            Description = type.Description,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>The connection of a list of nodes.</summary>
    public ObjectType Connection(EntityShape entity) => Connection(relationship: null, entity);

    /// <summary>The arguments of a list of nodes.</summary>
    public ImmutableArray<InputValueDefinition> ConnectionArguments(EntityShape entity) =>
        Arguments(filters.Entity(entity), sorts.Entity(entity));

    private ObjectType Connection(RelationshipShape? relationship, EntityShape entity)
    {
        if (!_connections.TryGetValue((relationship, entity), out var connection))
        {
            var name = relationship?.Name + entity.Name;
            connection = new ObjectType($"{name}Connection", () => ConnectionFields(Edge(name, relationship, entity), entity))
            {
                Description = ApiTexts.Connection(entity.Name),
            };
            _connections.Add((relationship, entity), connection);
        }

        return connection;
    }

    private ImmutableArray<FieldDefinition> ConnectionFields(ObjectType edge, EntityShape entity) =>
    [
        Field("edges", edge.NonNull.ListOf.NonNull, ApiTexts.Edges, new FieldMeaning.Edges()),
        Field("nodes", Entity(entity).NonNull.ListOf.NonNull, ApiTexts.Nodes, new FieldMeaning.Nodes()),
        Field("pageInfo", PageInfo.NonNull, ApiTexts.PageInfoField, new FieldMeaning.PageInfo()),
        Field("totalCount", SpecifiedScalars.Int.NonNull, ApiTexts.TotalCount, new FieldMeaning.TotalCount()),
    ];

    private ObjectType Edge(string name, RelationshipShape? relationship, EntityShape entity)
    {
        var interfaces = (relationship?.Type as FieldsType)?.Interfaces ?? [];
        return new ObjectType(
            $"{name}Edge",
            () =>
            [
                Field("cursor", SpecifiedScalars.String.NonNull, ApiTexts.Cursor, new FieldMeaning.Cursor()),
                Field("node", Entity(entity).NonNull, ApiTexts.EdgeNode, new FieldMeaning.EdgeNode()),
                .. Fields(relationship is null ? [] : relationship.Properties.As<ModelField>()),
            ],
            () => [.. interfaces.Select(type => RelationshipInterface(type.Name))])
        {
            Description = relationship is null ? ApiTexts.Edge(entity.Name) : relationship.Type.Description,
        };
    }

    private static ImmutableArray<FieldDefinition> PageInfoFields() =>
    [
        Fact("hasNextPage", SpecifiedScalars.Boolean.NonNull, ApiTexts.HasNextPage, PageFactKind.HasNextPage),
        Fact("hasPreviousPage", SpecifiedScalars.Boolean.NonNull, ApiTexts.HasPreviousPage, PageFactKind.HasPreviousPage),
        Fact("startCursor", SpecifiedScalars.String, ApiTexts.StartCursor, PageFactKind.StartCursor),
        Fact("endCursor", SpecifiedScalars.String, ApiTexts.EndCursor, PageFactKind.EndCursor),
    ];

    private static FieldDefinition Fact(string name, GraphQLType type, string description, PageFactKind kind) =>
        Field(name, type, description, new FieldMeaning.PageFact(kind));

    private NamedType Interface(InterfaceType type) => Entity(model.Entities.First(entity => entity.Name == type.Name));

    private CompositeType RelationshipInterface(string name)
    {
        var shape = model.Relationships.First(relationship => relationship.Name == name);
        return Get(shape, () => new InterfaceType(
            name,
            () => Fields(shape.Properties.As<ModelField>()),
            () => [.. ((FieldsType)shape.Type).Interfaces.Select(type => RelationshipInterface(type.Name))])
        {
            Description = shape.Type.Description,
        });
    }

    private CompositeType Record(RecordShape record) => Get(record, () => new ObjectType(
        record.Name, () => Fields(record.Properties.As<ModelField>()))
    {
        Description = record.Type.Description,
    });

    private CompositeType Get(Shape shape, Func<CompositeType> make)
    {
        if (!_types.TryGetValue(shape, out var type))
        {
            type = make();
            _types.Add(shape, type);
        }

        return type;
    }

    private ImmutableArray<FieldDefinition> Fields(ImmutableArray<ModelField> fields) =>
        [.. fields.Where(field => field is not PropertyField { Property.IsPrivate: true }).Select(Field)];

    private FieldDefinition Field(ModelField field) => field switch
    {
        PropertyField property => new FieldDefinition(property.ApiName, Wrap(field.Definition.Type, PropertyType(property)))
        {
            Description = field.Definition.Description,
            DeprecationReason = field.Definition.DeprecationReason,
            Annotation = new FieldMeaning.Property(property),
        },
        RelationshipField relationship => new FieldDefinition(
            field.Name, Connection(relationship.Properties, relationship.Target).NonNull)
        {
            Description = field.Definition.Description,
            DeprecationReason = field.Definition.DeprecationReason,
            Arguments = Arguments(
                filters.Row(relationship.Properties, relationship.Target),
                sorts.Row(relationship.Properties, relationship.Target)),
            Annotation = new FieldMeaning.Related(relationship),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private NamedType PropertyType(PropertyField field) => field.Property.Kind switch
    {
        ValueKind.Enum => _leaves[field.Property.Enum!.Name],
        ValueKind.Record => Record(model.Records.First(record => record.Record == field.Property.Record)),
        ValueKind.Reference => Entity(field.Target!),
        var kind => scalars[kind],
    };

    /// <summary>The type of the model's field with its named type replaced by the API's. A list is never null.</summary>
    private static GraphQLType Wrap(GraphQLType declared, NamedType named) => declared switch
    {
        NonNullType nonNull => Wrap(nonNull.Nullable, named).NonNull,
        ListType list => Wrap(list.ItemType, named).ListOf.NonNull,
        _ => named,
    };

    private static ImmutableArray<InputValueDefinition> Arguments(InputObjectType filter, InputObjectType sort) =>
    [
        new("where", filter),
        new("order", sort.NonNull.ListOf),
        new("first", SpecifiedScalars.Int),
        new("after", SpecifiedScalars.String),
        new("last", SpecifiedScalars.Int),
        new("before", SpecifiedScalars.String),
    ];

    private static FieldDefinition Field(string name, GraphQLType type, string description, FieldMeaning meaning) =>
        new(name, type) { Description = description, Annotation = meaning };
}
