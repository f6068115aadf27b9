using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// The types and directives of a service. Immutable and safe to share; every question is answered in O(1) unless said
/// otherwise. A schema may break the rules for schemas: <see cref="Validate"/> tells, and validating a document against
/// a schema requires that it does not.
/// </summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> _typesByName;
    private readonly Dictionary<string, DirectiveDefinition> _directivesByName;
    private readonly Dictionary<NamedType, Implementations> _implementations;

    // Found on first use by any thread; all find the same.
    private ImmutableArray<GraphQLError> _errors;

    /// <summary>Takes the parts and finds all types that they refer to.</summary>
    /// <exception cref="GraphQLException">Two types have the same name.</exception>
    public Schema(SchemaParts parts)
    {
        Parts = parts;
        Types = new TypeCollector().Collect(parts);
        _typesByName = new Dictionary<string, NamedType>(Types.Length, StringComparer.Ordinal);
        foreach (var type in Types)
        {
            if (!_typesByName.TryAdd(type.Name, type))
            {
                throw new GraphQLException(SchemaErrors.DuplicateType(type.Name));
            }
        }

        _directivesByName = new Dictionary<string, DirectiveDefinition>(StringComparer.Ordinal);
        foreach (var directive in parts.Directives)
        {
            _directivesByName.TryAdd(directive.Name, directive);
        }

        _implementations = Implementations.Find(Types);
    }

    /// <summary>The root type of queries; null in an invalid schema.</summary>
    public ObjectType? QueryType => Parts.Query as ObjectType;

    /// <summary>The root type of mutations; null if there are none.</summary>
    public ObjectType? MutationType => Parts.Mutation as ObjectType;

    /// <summary>The root type of subscriptions; null if there are none.</summary>
    public ObjectType? SubscriptionType => Parts.Subscription as ObjectType;

    /// <summary>All types, those of introspection included, in the order of introspection.</summary>
    public ImmutableArray<NamedType> Types { get; }

    /// <summary>All directives, in the order of introspection.</summary>
    public ImmutableArray<DirectiveDefinition> Directives => Parts.Directives;

    /// <summary>Markdown for people; null if there is none.</summary>
    public string? Description => Parts.Description;

    /// <summary>What the embedding engine put here.</summary>
    public object? Annotation => Parts.Annotation;

    /// <summary>The directives applied to the schema definition and its extensions, in order.</summary>
    public ImmutableArray<DirectiveSyntax> AppliedDirectives => Parts.AppliedDirectives;

    internal SchemaParts Parts { get; }

    /// <summary>The type of the given name, or null.</summary>
    public NamedType? FindType(string name) => _typesByName.GetValueOrDefault(name);

    /// <summary>The directive of the given name, or null.</summary>
    public DirectiveDefinition? FindDirective(string name) => _directivesByName.GetValueOrDefault(name);

    /// <summary>The root type of an operation, or null if the schema does not support the operation.</summary>
    public ObjectType? FindRootType(OperationType operation) => DeclaredRootType(operation) as ObjectType;

    /// <summary>
    /// The field of a type, or null. Finds the meta-fields too: <c>__typename</c> on every type, <c>__schema</c> and
    /// <c>__type</c> on the query type.
    /// </summary>
    public FieldDefinition? FindField(CompositeType type, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal) && FindMetaField(type, name, out var metaField))
        {
            return metaField;
        }

        return (type as FieldsType)?.FindField(name);
    }

    /// <summary>
    /// The object types that values of an abstract type can have, in order; an object type's own self.
    /// </summary>
    public ImmutableArray<ObjectType> PossibleTypes(CompositeType type) => type switch
    {
        ObjectType self => [self],
        UnionType union => union.Types,
        _ => _implementations.TryGetValue(type, out var found) ? found.Objects : [],
    };

    /// <summary>The interfaces that implement an interface, in order.</summary>
    public ImmutableArray<InterfaceType> ImplementingInterfaces(InterfaceType type) =>
        _implementations.TryGetValue(type, out var found) ? found.Interfaces : [];

    /// <summary>Whether a type is a member of the union, or implements the interface.</summary>
    public bool IsSubtype(CompositeType abstractType, NamedType maybeSubtype) =>
        _implementations.TryGetValue(abstractType, out var found) && found.All.Contains(maybeSubtype);

    /// <summary>The type that syntax refers to, or null if the schema has no type of that name.</summary>
    public GraphQLType? FindType(TypeSyntax syntax) => syntax switch
    {
        NamedTypeSyntax named => FindType(named.Name),
        ListTypeSyntax list => FindType(list.Type)?.ListOf,
        NonNullTypeSyntax nonNull => FindType(nonNull.Type)?.NonNull,
        _ => throw new UnreachableException(),
    };

    /// <summary>
    /// What breaks the rules of the chapter "Type System"; empty for a valid schema. Found once, linear in the size of
    /// the schema but for interfaces, whose fields are compared with those of each implementation.
    /// </summary>
    public ImmutableArray<GraphQLError> Validate() =>
        _errors.IsDefault ? _errors = SchemaValidator.Validate(this) : _errors;

    /// <summary>Does nothing for a valid schema.</summary>
    /// <exception cref="GraphQLException">The schema breaks rules; the errors say which.</exception>
    public void ThrowIfInvalid()
    {
        if (Validate() is { IsEmpty: false } errors)
        {
            throw new GraphQLException(errors);
        }
    }

    /// <summary>The root type as declared; in an invalid schema not always an object type.</summary>
    internal NamedType? DeclaredRootType(OperationType operation) => operation switch
    {
        OperationType.Query => Parts.Query,
        OperationType.Mutation => Parts.Mutation,
        OperationType.Subscription => Parts.Subscription,
        _ => throw new UnreachableException(),
    };

    private bool FindMetaField(CompositeType type, string name, [NotNullWhen(true)] out FieldDefinition? field)
    {
        field = name switch
        {
            "__typename" => MetaFields.TypeName,
            "__schema" when type == Parts.Query => MetaFields.Schema,
            "__type" when type == Parts.Query => MetaFields.Type,
            _ => null,
        };
        return field is not null;
    }
}
