using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Model;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Model;

/// <summary>
/// Makes a <see cref="DomainModel"/> of a schema with the directives of a model, in the order in which things need each other:
/// (a) shapes, (b) records, (c) properties of nodes and relationships, (d) relationship types, (e) fields.
/// </summary>
internal sealed class ModelCompiler(Schema schema)
{
    private readonly List<GraphQLError> _errors = [];
    private readonly Dictionary<string, NodeType> _nodeTypes = [];
    private readonly Dictionary<string, EntityShape> _entities = [];
    private readonly Dictionary<string, RelationshipShape> _relationships = [];
    private readonly Dictionary<string, RecordShape> _records = [];
    private readonly Dictionary<string, EnumDefinition> _enums = [];
    private readonly Dictionary<NodeType, CachePolicy> _cachePolicies = [];

    public DomainModel Compile()
    {
        MakeShapes();
        ThrowIfWrong();
        var properties = new PropertyCompiler(_errors, _entities, _records, _enums);
        foreach (var record in _records.Values)
        {
            record.Properties = properties.Define(record);
        }

        ThrowIfWrong();
        foreach (var node in _nodeTypes.Values)
        {
            properties.Define(node, (ObjectType)schema.FindType(node.Name)!);
        }

        foreach (var relationship in _relationships.Values)
        {
            relationship.Properties = [.. properties.Fields(relationship.Type).Select(NamedForEdges)];
        }

        ThrowIfWrong();
        var relationshipTypes = new RelationshipCompiler(_errors, schema, _nodeTypes, _entities, _relationships, properties);
        var types = relationshipTypes.Compile();
        ThrowIfWrong();
        foreach (var entity in _entities.Values)
        {
            entity.Fields = Fields(entity, properties, relationshipTypes);
        }

        foreach (var union in _entities.Values.Where(entity => entity.Type is UnionType))
        {
            union.Fields = SharedFields(union);
        }

        ImmutableArray<FullTextIndex> fullText = [.. _entities.Values.SelectMany(FullTextIndexes)];
        CheckRootFields();
        ThrowIfWrong();
        return new DomainModel(
            new GraphModel([.. _nodeTypes.Values], types, fullText),
            [.. _entities.Values],
            [.. _relationships.Values],
            [.. _records.Values],
            [.. Declared().Where(type => type.IsLeaf)],
            _cachePolicies);
    }

    /// <summary>Sorts the types of the file by what they are.</summary>
    /// <summary>
    /// An edge with an <c>id</c> would be an object of its own to clients that keep objects by id, and the two edges of one
    /// relationship, one at each end, the same object with different nodes.
    /// </summary>
    private static PropertyField NamedForEdges(PropertyField field) =>
        field is { Name: "id", Property.Kind: ValueKind.Id } ? field with { ApiName = "relationshipId" } : field;

    private void MakeShapes()
    {
        foreach (var type in Declared())
        {
            switch (type)
            {
                case EnumType enumeration:
                    _enums.Add(type.Name, new EnumDefinition(type.Name, [.. enumeration.Values.Select(value => value.Name)]));
                    break;
                case ObjectType node when KindOf(node) == ModelDirectives.Node:
                    var labels = ModelDirectives.Texts(node.AppliedDirectives, ModelDirectives.Node, "labels");
                    var nodeType = new NodeType(_nodeTypes.Count, node.Name, labels ?? [node.Name]);
                    _nodeTypes.Add(node.Name, nodeType);
                    ReadCachePolicy(nodeType, node);
                    break;
                case ObjectType properties when KindOf(properties) == ModelDirectives.RelationshipProperties:
                    _relationships.Add(properties.Name, new RelationshipShape(properties));
                    break;
                default:
                    break;
            }
        }

        if (_nodeTypes.Count == 0)
        {
            _errors.Add(ModelErrors.NoNodeTypes());
        }

        foreach (var type in Declared().OfType<CompositeType>())
        {
            MakeShape(type);
        }
    }

    private void ReadCachePolicy(NodeType type, ObjectType syntax)
    {
        if (syntax.AppliedDirectives.Find(ModelDirectives.CacheControl) is not { } directive)
        {
            return;
        }

        var (maxAge, stale) = (Seconds("maxAge"), Seconds("staleWhileRevalidate"));
        if (maxAge < TimeSpan.Zero || stale < TimeSpan.Zero)
        {
            _errors.Add(ModelErrors.NegativeAge(type.Name, directive));
        }

        _cachePolicies.Add(type, new CachePolicy(maxAge, stale));

        TimeSpan Seconds(string argument) => TimeSpan.FromSeconds(
            ModelDirectives.Number(syntax.AppliedDirectives, ModelDirectives.CacheControl, argument) ?? 0);
    }

    private void MakeShape(CompositeType type)
    {
        if (type is ObjectType { Name: var name } && KindOf(type) == ModelDirectives.Value)
        {
            _records.Add(name, new RecordShape(type, new RecordType(name)));
            return;
        }

        var members = schema.PossibleTypes(type);
        var nodes = members.Where(member => _nodeTypes.ContainsKey(member.Name)).ToArray();
        var relationships = members.Where(member => _relationships.ContainsKey(member.Name)).ToArray();
        if (members.IsEmpty)
        {
            _errors.Add(ModelErrors.EmptyInterface(type.Name, type.Syntax));
        }
        else if (nodes.Length == members.Length)
        {
            var plural = ModelDirectives.Text(type.AppliedDirectives, ModelDirectives.Plural, "value");
            var set = new NodeSet(type.Name, nodes.Select(node => _nodeTypes[node.Name]));
            _entities.Add(
                type.Name, new EntityShape(type, set, plural ?? Plurals.Of(type.Name), type is ObjectType || plural is not null));
        }
        else if (relationships.Length == members.Length)
        {
            _relationships.TryAdd(type.Name, new RelationshipShape(type));
        }
        else if (type.IsAbstract)
        {
            _errors.Add(ModelErrors.MixedInterface(type.Name, type.Syntax));
        }
    }

    /// <summary>The directive that says what an object type is; an error when there is not exactly one.</summary>
    private string? KindOf(NamedType type)
    {
        string[] kinds = [ModelDirectives.Node, ModelDirectives.RelationshipProperties, ModelDirectives.Value];
        string[] found = [.. kinds.Where(kind => type.AppliedDirectives.Find(kind) is not null)];
        var error = found.Length switch
        {
            0 => ModelErrors.NotStored(type.Name, type.Syntax),
            1 => null,
            _ => ModelErrors.SeveralKinds(type.Name, type.Syntax),
        };
        if (error is not null && !_errors.Exists(other => other.Message == error.Message))
        {
            _errors.Add(error);
        }

        return found.Length == 1 ? found[0] : null;
    }

    private static ImmutableArray<ModelField> Fields(
        EntityShape entity, PropertyCompiler properties, RelationshipCompiler relationships) =>
        entity.Type is FieldsType type
            ? [.. type.Fields.Select(field => relationships.Find(field) ?? (ModelField?)properties.Find(entity, field)).OfType<ModelField>()]
            : [];

    /// <summary>What all members of a union have: it cannot be selected from the union itself, but filtered and ordered by.</summary>
    private ImmutableArray<ModelField> SharedFields(EntityShape union)
    {
        var members = union.Set.Types.Select(type => _entities[type.Name]).ToArray();
        return
        [
            .. members[0].Fields.Where(field => field switch
            {
                PropertyField => union.Set.FindProperty(field.Name) is not null,
                RelationshipField one => Array.TrueForAll(members, member => member.Relationships.Any(other =>
                    other.Name == one.Name && other.Type == one.Type && other.Direction == one.Direction && other.Target == one.Target)),
                _ => throw new UnreachableException(),
            }),
        ];
    }

    private IEnumerable<FullTextIndex> FullTextIndexes(EntityShape entity)
    {
        if (entity.Type.AppliedDirectives.Find(ModelDirectives.FullText)?.FindArgument("indexes") is not { } indexes)
        {
            yield break;
        }

        var items = indexes.Value is ListValueSyntax list ? list.Values : [indexes.Value];
        foreach (var item in items.OfType<ObjectValueSyntax>())
        {
            var fields = (item.FindField("fields")?.Value as ListValueSyntax)?.Values.OfType<StringValueSyntax>().ToList() ?? [];
            foreach (var field in fields.Where(field => !IsText(entity, field.Value)))
            {
                _errors.Add(ModelErrors.BadFullTextField(entity.Name, field.Value, field));
            }

            if (item.FindField("indexName")?.Value is StringValueSyntax name)
            {
                yield return new FullTextIndex(name.Value, entity.Set, [.. fields.Select(field => field.Value)]);
            }
        }
    }

    /// <summary>A path such as <c>name</c> or <c>names.text</c> leads to text.</summary>
    private static bool IsText(EntityShape entity, string path)
    {
        var steps = path.Split('.');
        var property = entity.Properties.FirstOrDefault(field => field.Name == steps[0])?.Property;
        foreach (var step in steps.Skip(1))
        {
            property = property?.Record?.Fields.Find(step);
        }

        return property?.Kind is ValueKind.String or ValueKind.Id or ValueKind.Url;
    }

    /// <summary>No two types are read through the same query field.</summary>
    private void CheckRootFields()
    {
        var owners = new Dictionary<string, EntityShape>();
        foreach (var entity in _entities.Values.Where(entity => entity.IsListed))
        {
            string[] names = entity.Type is ObjectType ? [Plurals.Singular(entity.Name), entity.Plural] : [entity.Plural];
            foreach (var name in names)
            {
                if (!owners.TryAdd(name, entity))
                {
                    _errors.Add(ModelErrors.DuplicateRootField(name, entity.Name, owners[name].Name, entity.Type.Syntax));
                }
            }
        }
    }

    /// <summary>The types that stand in the file, in its order.</summary>
    private IEnumerable<NamedType> Declared() => schema.Types
        .Where(type => type.Syntax is { Source: not null } && type is not InputObjectType && !IsDirectiveType(type))
        .OrderBy(type => type.Syntax!.Start);

    /// <summary>An enumeration that only the directives of the model use is not part of the domain.</summary>
    private bool IsDirectiveType(NamedType type) => type is EnumType
        && schema.Directives.SelectMany(directive => directive.Arguments).Any(argument => argument.Type.Named == type);

    private void ThrowIfWrong()
    {
        if (_errors.Count > 0)
        {
            throw new GraphQLException([.. _errors]);
        }
    }
}
