using System.Collections.Immutable;
using KejiGraph.Graph.Model;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Model;

/// <summary>
/// Makes relationship types of the fields that declare their ends. Each type is declared from both ends; the pairs of node types
/// that the OUT fields let it join must be those that the IN fields let it join.
/// </summary>
internal sealed class RelationshipCompiler(
    List<GraphQLError> errors,
    Schema schema,
    Dictionary<string, NodeType> nodeTypes,
    Dictionary<string, EntityShape> entities,
    Dictionary<string, RelationshipShape> shapes,
    PropertyCompiler properties)
{
    private readonly Dictionary<string, RelationshipType> _types = [];
    private readonly Dictionary<RelationshipShape, PropertyList> _properties = [];

    /// <summary>The relationship types, in the order in which the file first names them.</summary>
    public ImmutableArray<RelationshipType> Compile()
    {
        var ends = nodeTypes.Values
            .SelectMany(node => ((ObjectType)schema.FindType(node.Name)!).Fields.Where(PropertyCompiler.IsRelationship))
            .Select(End)
            .OfType<DeclaredEnd>()
            .GroupBy(end => end.Type)
            .OrderBy(group => group.Min(end => end.Field.Syntax?.Start))
            .ToArray();
        var types = ends.Select((group, index) => Compile(group.Key, index, [.. group])).OfType<RelationshipType>();
        foreach (var type in types)
        {
            _types.Add(type.Name, type);
        }

        return [.. _types.Values];
    }

    /// <summary>What a field of an object or interface type leads along; null when it is a property.</summary>
    public RelationshipField? Find(FieldDefinition field) => PropertyCompiler.IsRelationship(field) && End(field) is { } end
        ? new RelationshipField(field, _types[end.Type], end.Direction, end.Target, end.Properties)
        : null;

    private RelationshipType? Compile(string name, int index, ImmutableArray<DeclaredEnd> ends)
    {
        var first = ends[0];
        if (ends.FirstOrDefault(end => end.Properties != first.Properties) is { } other)
        {
            errors.Add(ModelErrors.PropertiesDisagree(
                name,
                first.Field.ToString(),
                first.Properties.Name,
                other.Field.ToString(),
                other.Properties.Name,
                first.Field.Syntax,
                other.Field.Syntax));
            return null;
        }

        var outward = ends.Where(end => end.Direction == Direction.Out).ToArray();
        var inward = ends.Where(end => end.Direction == Direction.In).ToArray();
        if (outward.Length == 0 || inward.Length == 0)
        {
            errors.Add(ModelErrors.OneEnd(
                name, first.Field.ToString(), outward.Length == 0 ? "OUT" : "IN", first.Field.Syntax));
            return null;
        }

        var outPairs = Pairs(outward);
        var inPairs = Pairs(inward);
        if (Disagreement(outPairs, inPairs) is { } missing)
        {
            var (field, other2) = outPairs.TryGetValue(missing, out var declaredOut)
                ? (declaredOut, Opposite(inward, missing.To))
                : (inPairs[missing], Opposite(outward, missing.From));
            errors.Add(ModelErrors.EndsDisagree(
                name, field.ToString(), missing.From, missing.To, other2.ToString(), field.Syntax, other2.Syntax));
            return null;
        }

        if (!_properties.TryGetValue(first.Properties, out var list))
        {
            list = new PropertyList(properties.Fields(first.Properties.Type).Select(field => field.Property));
            _properties.Add(first.Properties, list);
        }

        return new RelationshipType(
            index,
            name,
            SetOf(outPairs.Keys.Select(pair => pair.From)),
            SetOf(outPairs.Keys.Select(pair => pair.To)),
            outPairs.Keys.Select(pair => (pair.From.Index, pair.To.Index)),
            list);
    }

    private static (NodeType From, NodeType To)? Disagreement(
        Dictionary<(NodeType From, NodeType To), FieldDefinition> left,
        Dictionary<(NodeType From, NodeType To), FieldDefinition> right)
    {
        foreach (var pair in left.Keys.Where(pair => !right.ContainsKey(pair)))
        {
            return pair;
        }

        foreach (var pair in right.Keys.Where(pair => !left.ContainsKey(pair)))
        {
            return pair;
        }

        return null;
    }

    /// <summary>The field of the other side that should have allowed a pair: that of the node type itself, else any.</summary>
    private static FieldDefinition Opposite(DeclaredEnd[] ends, NodeType owner) =>
        (ends.FirstOrDefault(end => end.Field.ParentType!.Name == owner.Name) ?? ends[0]).Field;

    private Dictionary<(NodeType From, NodeType To), FieldDefinition> Pairs(DeclaredEnd[] ends)
    {
        var pairs = new Dictionary<(NodeType From, NodeType To), FieldDefinition>();
        foreach (var end in ends)
        {
            var owner = nodeTypes[end.Field.ParentType!.Name];
            foreach (var target in end.Target.Set.Types)
            {
                pairs.TryAdd(end.Direction == Direction.Out ? (owner, target) : (target, owner), end.Field);
            }
        }

        return pairs;
    }

    /// <summary>The smallest shape with these node types, or a set that is named by them.</summary>
    private NodeSet SetOf(IEnumerable<NodeType> types)
    {
        NodeType[] distinct = [.. types.Distinct()];
        var same = entities.Values.FirstOrDefault(
            entity => entity.Set.Types.Length == distinct.Length && Array.TrueForAll(distinct, type => entity.Set.Contains(type.Index)));
        return same?.Set ?? new NodeSet(string.Join(" | ", distinct.Select(type => type.Name)), distinct);
    }

    /// <summary>What a field declares; null, with an error, when it is not right.</summary>
    private DeclaredEnd? End(FieldDefinition field)
    {
        var directives = field.AppliedDirectives;
        var target = field.Type.Named.Name;
        var propertiesName = ModelDirectives.Text(directives, ModelDirectives.Relationship, "properties")!;
        GraphQLError error;
        if (!entities.TryGetValue(target, out var entity))
        {
            error = ModelErrors.RelationshipToNonNode(field.ToString(), target, field.Syntax);
        }
        else if (field.Type is not NonNullType { Nullable: ListType { ItemType: NonNullType { Nullable: CompositeType } } })
        {
            error = ModelErrors.RelationshipNotList(field.ToString(), $"{field.Type}", target, field.Syntax);
        }
        else if (!shapes.TryGetValue(propertiesName, out var shape) || shape.Type is not ObjectType)
        {
            error = ModelErrors.UnknownProperties(field.ToString(), propertiesName, field.Syntax);
        }
        else if (!field.Arguments.IsEmpty)
        {
            error = ModelErrors.FieldWithArguments(field.ToString(), field.Syntax);
        }
        else
        {
            var direction = ModelDirectives.Text(directives, ModelDirectives.Relationship, "direction");
            return new DeclaredEnd(
                field,
                ModelDirectives.Text(directives, ModelDirectives.Relationship, "type")!,
                direction == "OUT" ? Direction.Out : Direction.In,
                entity,
                shape);
        }

        if (!errors.Exists(other => other.Message == error.Message))
        {
            errors.Add(error);
        }

        return null;
    }

    private sealed record DeclaredEnd(
        FieldDefinition Field, string Type, Direction Direction, EntityShape Target, RelationshipShape Properties);
}
