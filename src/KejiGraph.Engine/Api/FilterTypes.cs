using System.Collections.Immutable;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Api;

/// <summary>The filter types of the API, each made at its first use. Operators have the names that Hot Chocolate gives them.</summary>
internal sealed class FilterTypes(DomainModel model, ApiScalars scalars)
{
    private readonly Dictionary<string, InputObjectType> _types = [];

    /// <summary>What can be asked of the nodes of an entity.</summary>
    public InputObjectType Entity(EntityShape entity) => Get($"{entity.Name}FilterInput", ApiTexts.Filter(entity.Name), self =>
    [
        .. Logic(self),
        .. entity.Set.IsSingle ? [] : new[] { Input("typename", Operations(NodeKinds), new InputMeaning.TypeName()) },
        .. entity.Properties.Where(field => !field.Property.IsPrivate).Select(Property),
        .. entity.Relationships.SelectMany(Relationship),
    ]);

    /// <summary>What can be asked of relationships and the nodes they lead to.</summary>
    public InputObjectType Row(RelationshipShape relationship, EntityShape entity) => Get(
        $"{relationship.Name}{entity.Name}FilterInput", ApiTexts.Filter($"{relationship.Name} → {entity.Name}"), self =>
        [
            .. Logic(self),
            Input("node", Entity(entity), new InputMeaning.RowNode()),
            Input("edge", Edge(relationship), new InputMeaning.RowEdge()),
        ]);

    private EnumType NodeKinds { get; } = new(
        "NodeTypeName", [.. model.Graph.NodeTypes.Select(type => new EnumValueDefinition(type.Name))])
    {
        Description = ApiTexts.NodeKinds,
    };

    private InputObjectType Edge(RelationshipShape relationship) => Get(
        $"{relationship.Name}EdgeFilterInput", ApiTexts.Filter(relationship.Name), self =>
            [.. Logic(self), .. relationship.Properties.Where(field => !field.Property.IsPrivate).Select(Property)]);

    private InputObjectType Record(RecordShape record) => Get(
        $"{record.Name}FilterInput", ApiTexts.Filter(record.Name), self =>
            [.. Logic(self), .. record.Properties.Where(field => !field.Property.IsPrivate).Select(Property)]);

    private IEnumerable<InputValueDefinition> Relationship(RelationshipField field)
    {
        var row = Row(field.Properties, field.Target);
        yield return Input(field.Name, List($"{field.Properties.Name}{field.Target.Name}", row), new InputMeaning.Related(field));
        yield return Input(
            $"{field.Name}Count", Operations(SpecifiedScalars.Int), new InputMeaning.RelatedCount(field));
    }

    private InputValueDefinition Property(PropertyField field)
    {
        InputObjectType type = field.Property.Kind switch
        {
            ValueKind.Record => Record(model.Records.First(record => record.Record == field.Property.Record)),
            ValueKind.Reference => Entity(field.Target!),
            ValueKind.Enum => Operations((NamedType)model.Leaves.First(leaf => leaf.Name == field.Property.Enum!.Name)),
            var kind => Operations(scalars[kind]),
        };
        return Input(
            field.ApiName,
            field.Property.IsList ? List(type.Name.Replace("OperationFilterInput", "", StringComparison.Ordinal).Replace("FilterInput", "", StringComparison.Ordinal), type) : type,
            new InputMeaning.Property(field));
    }

    /// <summary>What can be asked of a list whose elements are filtered by a type.</summary>
    private InputObjectType List(string name, InputObjectType element) => Get($"{name}ListFilterInput", ApiTexts.List(name), _ =>
    [
        Input("some", element, new InputMeaning.Quantify(Quantifier.Some)),
        Input("none", element, new InputMeaning.Quantify(Quantifier.None)),
        Input("all", element, new InputMeaning.Quantify(Quantifier.All)),
        Input("any", SpecifiedScalars.Boolean, new InputMeaning.HasAny()),
    ]);

    /// <summary>What can be asked of a value of a leaf type.</summary>
    private InputObjectType Operations(NamedType type)
    {
        var name = type == SpecifiedScalars.ID ? "Id" : type.Name == "URL" ? "Url" : type.Name;
        return Get($"{name}OperationFilterInput", ApiTexts.Operations(type.Name), self =>
        [
            .. type == SpecifiedScalars.String ? Logic(self).Take(2) : [],
            .. Pair("eq", "neq", type, ComparisonOperator.Equal),
            .. type == SpecifiedScalars.Boolean ? [] : Pair("in", "nin", type.ListOf, ComparisonOperator.In),
            .. type == SpecifiedScalars.String || type.Name == "URL" ? TextOperations(type) : [],
            .. IsMeasure(type) ? OrderOperations(type) : [],
        ]);
    }

    private static bool IsMeasure(NamedType type) => type is ScalarType
        && type != SpecifiedScalars.ID && type != SpecifiedScalars.String && type != SpecifiedScalars.Boolean && type.Name != "URL";

    private static IEnumerable<InputValueDefinition> TextOperations(NamedType type) =>
    [
        .. Pair("contains", "ncontains", type, ComparisonOperator.Contains),
        .. Pair("startsWith", "nstartsWith", type, ComparisonOperator.StartsWith),
        .. Pair("endsWith", "nendsWith", type, ComparisonOperator.EndsWith),
    ];

    private static IEnumerable<InputValueDefinition> OrderOperations(NamedType type) =>
    [
        .. Pair("gt", "ngt", type, ComparisonOperator.GreaterThan),
        .. Pair("gte", "ngte", type, ComparisonOperator.GreaterThanOrEqual),
        .. Pair("lt", "nlt", type, ComparisonOperator.LessThan),
        .. Pair("lte", "nlte", type, ComparisonOperator.LessThanOrEqual),
    ];

    private static IEnumerable<InputValueDefinition> Pair(
        string name, string opposite, GraphQLType type, ComparisonOperator comparison) =>
    [
        Input(name, type, new InputMeaning.Compare(comparison, IsNegated: false)),
        Input(opposite, type, new InputMeaning.Compare(comparison, IsNegated: true)),
    ];

    private static IEnumerable<InputValueDefinition> Logic(InputObjectType self) =>
    [
        Input("and", self.NonNull.ListOf, new InputMeaning.And()),
        Input("or", self.NonNull.ListOf, new InputMeaning.Or()),
        Input("not", self, new InputMeaning.Not()),
    ];

    private InputObjectType Get(
        string name, string description, Func<InputObjectType, ImmutableArray<InputValueDefinition>> fields)
    {
        if (!_types.TryGetValue(name, out var type))
        {
            InputObjectType? made = null;
            made = new InputObjectType(name, () => fields(made!)) { Description = description };
            type = made;
            _types.Add(name, type);
        }

        return type;
    }

    private static InputValueDefinition Input(string name, GraphQLType type, InputMeaning meaning) =>
        new(name, type) { Annotation = meaning };
}
