using System.Collections.Immutable;
using KejiGraph.Engine.Model;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Api;

/// <summary>
/// The types of sort keys, each made at its first use. They are oneOf types: an object has no order among its fields, so several
/// keys are several objects of a list.
/// </summary>
internal sealed class SortTypes
{
    private readonly Dictionary<string, InputObjectType> _types = [];

    private EnumType Direction { get; } = new(
        "SortEnumType",
        [
            new EnumValueDefinition("ASC") { Description = ApiTexts.Ascending },
            new EnumValueDefinition("DESC") { Description = ApiTexts.Descending },
        ])
    {
        Description = ApiTexts.SortEnum,
    };

    /// <summary>A key of the nodes of an entity.</summary>
    public InputObjectType Entity(EntityShape entity) => Get(
        $"{entity.Name}SortInput", ApiTexts.Sort(entity.Name), () => [.. Keys(entity.Properties), .. Counts(entity.Relationships)]);

    /// <summary>A key of relationships and the nodes they lead to.</summary>
    public InputObjectType Row(RelationshipShape relationship, EntityShape entity) => Get(
        $"{relationship.Name}{entity.Name}SortInput", ApiTexts.Sort($"{relationship.Name} → {entity.Name}"), () =>
        [
            new InputValueDefinition("node", Entity(entity)) { Annotation = new InputMeaning.RowNode() },
            new InputValueDefinition("edge", Edge(relationship)) { Annotation = new InputMeaning.RowEdge() },
        ]);

    private InputObjectType Edge(RelationshipShape relationship) => Get(
        $"{relationship.Name}EdgeSortInput", ApiTexts.Sort(relationship.Name), () => [.. Keys(relationship.Properties)]);

    private IEnumerable<InputValueDefinition> Keys(IEnumerable<PropertyField> fields) => fields
        .Where(field => field.Property is { IsOrdered: true, IsPrivate: false })
        .Select(field => new InputValueDefinition(field.ApiName, Direction) { Annotation = new InputMeaning.Property(field) });

    private IEnumerable<InputValueDefinition> Counts(IEnumerable<RelationshipField> fields) => fields
        .Select(field => new InputValueDefinition($"{field.Name}Count", Direction) { Annotation = new InputMeaning.RelatedCount(field) });

    private InputObjectType Get(string name, string description, Func<ImmutableArray<InputValueDefinition>> fields)
    {
        if (!_types.TryGetValue(name, out var type))
        {
            type = new InputObjectType(name, fields) { Description = description, IsOneOf = true };
            _types.Add(name, type);
        }

        return type;
    }
}
