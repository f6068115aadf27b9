using System.Collections.Immutable;
using KejiGraph.Graph.Model;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Model;

/// <summary>Makes properties of the fields of a model that are not relationships.</summary>
internal sealed class PropertyCompiler(
    List<GraphQLError> errors,
    Dictionary<string, EntityShape> entities,
    Dictionary<string, RecordShape> records,
    Dictionary<string, EnumDefinition> enums)
{
    private static readonly Dictionary<string, ValueKind> Scalars = new()
    {
        ["ID"] = ValueKind.Id,
        ["String"] = ValueKind.String,
        ["URL"] = ValueKind.Url,
        ["Int"] = ValueKind.Int,
        ["Long"] = ValueKind.Long,
        ["Float"] = ValueKind.Float,
        ["Decimal"] = ValueKind.Decimal,
        ["Boolean"] = ValueKind.Boolean,
        ["Date"] = ValueKind.Date,
        ["DateTime"] = ValueKind.DateTime,
    };

    /// <summary>Gives a record type its fields.</summary>
    public ImmutableArray<PropertyField> Define(RecordShape record)
    {
        var fields = Fields(record.Type, allowReferences: true);
        record.Record.Define(new PropertyList(fields.Select(field => field.Property)));
        foreach (var field in fields.Where(field => Reaches(field.Property.Record, record.Record, [])))
        {
            errors.Add(ModelErrors.RecursiveValue(field.Definition.ToString(), record.Name, field.Definition.Syntax));
        }

        return fields;
    }

    /// <summary>Gives a node type its properties.</summary>
    public void Define(NodeType node, ObjectType type)
    {
        var properties = Fields(type);
        if (properties.FirstOrDefault(field => field.Name == "id") is { Property: { Kind: ValueKind.Id, IsRequired: true } } id
            && id.Definition.AppliedDirectives.Find(ModelDirectives.Id) is not null)
        {
            node.Define(new PropertyList(properties.Select(field => field.Property)));
        }
        else
        {
            errors.Add(ModelErrors.NoId(type.Name, type.Syntax));
        }
    }

    /// <summary>The properties of a type, in the order of the file.</summary>
    public ImmutableArray<PropertyField> Fields(CompositeType type, bool allowReferences = false) => type is FieldsType fields
        ? [.. fields.Fields.Where(field => !IsRelationship(field)).Select(field => Field(field, allowReferences)).OfType<PropertyField>()]
        : [];

    /// <summary>The property behind a field of nodes; null, with an error, when its types do not agree on it.</summary>
    public PropertyField? Find(EntityShape entity, FieldDefinition field)
    {
        var property = entity.Set.FindProperty(field.Name)?.Definition;
        if (property is null)
        {
            errors.Add(ModelErrors.DifferentPlaces(field.Name, entity.Name, field.Syntax));
            return null;
        }

        return new PropertyField(field, property, Target: null);
    }

    /// <summary>The field leads along a relationship.</summary>
    public static bool IsRelationship(FieldDefinition field) =>
        field.AppliedDirectives.Find(ModelDirectives.Relationship) is not null;

    private PropertyField? Field(FieldDefinition field, bool allowReferences)
    {
        var isRequired = field.Type.IsNonNull;
        var type = field.Type.Nullable;
        var isList = type is ListType;
        if (type is ListType list)
        {
            type = list.ItemType.Nullable;
            if (!list.ItemType.IsNonNull)
            {
                errors.Add(ModelErrors.NullableItems(field.ToString(), $"{field.Type}", field.Syntax));
            }
        }

        if (!field.Arguments.IsEmpty)
        {
            errors.Add(ModelErrors.FieldWithArguments(field.ToString(), field.Syntax));
        }

        if (Kind(field, type, allowReferences) is not { } kind)
        {
            return null;
        }

        var property = new PropertyDefinition
        {
            Name = field.Name,
            Kind = kind,
            IsList = isList,
            IsRequired = isRequired,
            IsUnique = Has(field, ModelDirectives.Unique) || Has(field, ModelDirectives.Id),
            IsIndexed = Has(field, ModelDirectives.Index),
            IsPrivate = Has(field, ModelDirectives.Private),
            Enum = enums.GetValueOrDefault(type.Named.Name),
            Record = records.GetValueOrDefault(type.Named.Name)?.Record,
            Target = kind == ValueKind.Reference ? entities[type.Named.Name].Set : null,
        };
        foreach (var directive in (ReadOnlySpan<string>)[ModelDirectives.Unique, ModelDirectives.Index])
        {
            if (Has(field, directive) && !property.IsOrdered)
            {
                errors.Add(ModelErrors.BadIndex(field.ToString(), directive, field.Syntax));
            }
        }

        return new PropertyField(field, property, entities.GetValueOrDefault(type.Named.Name));
    }

    private ValueKind? Kind(FieldDefinition field, GraphQLType type, bool allowReferences)
    {
        GraphQLError error;
        switch (type)
        {
            case ListType:
                error = ModelErrors.NestedList(field.ToString(), $"{field.Type}", field.Syntax);
                break;
            case ScalarType scalar when Scalars.TryGetValue(scalar.Name, out var kind):
                return kind;
            case EnumType:
                return ValueKind.Enum;
            case NamedType named when records.ContainsKey(named.Name):
                return ValueKind.Record;
            case NamedType named when entities.ContainsKey(named.Name) && allowReferences:
                return ValueKind.Reference;
            case NamedType named when entities.ContainsKey(named.Name):
                error = ModelErrors.LinkWithoutRelationship(field.ToString(), named.Name, field.Syntax);
                break;
            default:
                error = ModelErrors.UnknownScalar(field.ToString(), $"{type}", field.Syntax);
                break;
        }

        errors.Add(error);
        return null;
    }

    private static bool Has(FieldDefinition field, string directive) => field.AppliedDirectives.Find(directive) is not null;

    private bool Reaches(RecordType? from, RecordType goal, HashSet<RecordType> visited) => from is not null
        && (from == goal || (visited.Add(from) && ((FieldsType)records[from.Name].Type).Fields.Any(
            field => Reaches(records.GetValueOrDefault(field.Type.Named.Name)?.Record, goal, visited))));
}
