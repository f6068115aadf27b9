using System.Collections.Frozen;
using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Introspection;

/// <summary>
/// The types of the chapter "Introspection", with descriptions and in the order of graphql-js. All schemas share them.
/// Each field carries an <see cref="IntrospectionResolver"/>.
/// </summary>
public static class IntrospectionTypes
{
    /// <summary><c>__TypeKind</c></summary>
    public static EnumType TypeKind { get; } = IntrospectionEnums.TypeKind;

    /// <summary><c>__DirectiveLocation</c></summary>
    public static EnumType DirectiveLocation { get; } = IntrospectionEnums.DirectiveLocation;

    /// <summary><c>__Schema</c></summary>
    public static ObjectType Schema { get; } = new("__Schema", SchemaFields)
    {
        Description = "A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types "
            + "and directives on the server, as well as the entry points for query, mutation, and subscription "
            + "operations.",
    };

    /// <summary><c>__Directive</c></summary>
    public static ObjectType Directive { get; } = new("__Directive", DirectiveFields)
    {
        Description = "A Directive provides a way to describe alternate runtime execution and type validation behavior "
            + "in a GraphQL document.\n\nIn some cases, you need to provide options to alter GraphQL's execution "
            + "behavior in ways field arguments will not suffice, such as conditionally including or skipping a "
            + "field. Directives provide this by describing additional information to the executor.",
    };

    /// <summary><c>__Type</c></summary>
    public static ObjectType Type { get; } = new("__Type", TypeFields)
    {
        Description = "The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in "
            + "GraphQL as represented by the `__TypeKind` enum.\n\nDepending on the kind of a type, certain fields "
            + "describe information about that type. Scalar types provide no information beyond a name, description "
            + "and optional `specifiedByURL`, while Enum types provide their values. Object and Interface types "
            + "provide the fields they describe. Abstract types, Union and Interface, provide the Object types "
            + "possible at runtime. List and NonNull types compose other types.",
    };

    /// <summary><c>__Field</c></summary>
    public static ObjectType Field { get; } = new("__Field", FieldFields)
    {
        Description = "Object and Interface types are described by a list of Fields, each of which has a name, "
            + "potentially a list of arguments, and a return type.",
    };

    /// <summary><c>__InputValue</c></summary>
    public static ObjectType InputValue { get; } = new("__InputValue", InputValueFields)
    {
        Description = "Arguments provided to Fields or Directives and the input fields of an InputObject are "
            + "represented as Input Values which describe their type and optionally a default value.",
    };

    /// <summary><c>__EnumValue</c></summary>
    public static ObjectType EnumValue { get; } = new("__EnumValue", EnumValueFields)
    {
        Description = "One possible value for a given Enum. Enum values are unique values, not a placeholder for a "
            + "string or numeric value. However an Enum value is returned in a JSON response as a string.",
    };

    /// <summary>All eight.</summary>
    public static ImmutableArray<NamedType> All { get; } =
        [Schema, Directive, DirectiveLocation, Type, Field, InputValue, EnumValue, TypeKind];

    // Completed here, under the type initializer's lock, because schemas are built by any thread and share the types.
    private static FrozenDictionary<string, NamedType> ByName { get; } = All.ToFrozenDictionary(type =>
    {
        type.Complete();
        return type.Name;
    });

    /// <summary>The introspection type of the given name, or null.</summary>
    public static NamedType? Find(string name) => ByName.GetValueOrDefault(name);

    private static ImmutableArray<FieldDefinition> SchemaFields() =>
    [
        Define<Schema>("description", SpecifiedScalars.String, schema => schema.Description),
        Define<Schema>("types", ListOf(Type), schema => schema.Types, "A list of all types supported by this server."),
        Define<Schema>(
            "queryType",
            Type.NonNull,
            schema => schema.QueryType,
            "The type that query operations will be rooted at."),
        Define<Schema>(
            "mutationType",
            Type,
            schema => schema.MutationType,
            "If this server supports mutation, the type that mutation operations will be rooted at."),
        Define<Schema>(
            "subscriptionType",
            Type,
            schema => schema.SubscriptionType,
            "If this server support subscription, the type that subscription operations will be rooted at."),
        DefineList<Schema, DirectiveDefinition>(
            "directives",
            ListOf(Directive),
            schema => schema.Directives,
            directive => directive.DeprecationReason,
            "A list of all directives supported by this server."),
    ];

    private static ImmutableArray<FieldDefinition> DirectiveFields() =>
    [
        Define<DirectiveDefinition>("name", SpecifiedScalars.String.NonNull, directive => directive.Name),
        Define<DirectiveDefinition>("description", SpecifiedScalars.String, directive => directive.Description),
        Define<DirectiveDefinition>(
            "isRepeatable", SpecifiedScalars.Boolean.NonNull, directive => Boxed.Of(directive.IsRepeatable)),
        Define<DirectiveDefinition>(
            "locations",
            ListOf(DirectiveLocation),
            directive => directive.Locations.Select(location => location.Name()).ToArray()),
        DefineList<DirectiveDefinition, InputValueDefinition>(
            "args", ListOf(InputValue), directive => directive.Arguments, argument => argument.DeprecationReason),
        IsDeprecated<DirectiveDefinition>(directive => directive.DeprecationReason),
        DeprecationReason<DirectiveDefinition>(directive => directive.DeprecationReason),
    ];

    private static ImmutableArray<FieldDefinition> TypeFields() =>
    [
        Define<GraphQLType>("kind", TypeKind.NonNull, type => type.Kind.Name()),
        Define<GraphQLType>("name", SpecifiedScalars.String, type => (type as NamedType)?.Name),
        Define<GraphQLType>("description", SpecifiedScalars.String, type => (type as NamedType)?.Description),
        Define<GraphQLType>("specifiedByURL", SpecifiedScalars.String, type => (type as ScalarType)?.SpecifiedByUrl),
        DefineList<GraphQLType, FieldDefinition>(
            "fields",
            Field.NonNull.ListOf,
            type => (type as FieldsType)?.Fields ?? default,
            field => field.DeprecationReason),
        Define<GraphQLType>(
            "interfaces", Type.NonNull.ListOf, type => type is FieldsType fields ? fields.Interfaces : null),
        new FieldDefinition("possibleTypes", Type.NonNull.ListOf)
        {
            Annotation = (IntrospectionResolver)((schema, type, _) =>
                type is CompositeType { IsAbstract: true } composite ? schema.PossibleTypes(composite) : null),
        },
        DefineList<GraphQLType, EnumValueDefinition>(
            "enumValues",
            EnumValue.NonNull.ListOf,
            type => (type as EnumType)?.Values ?? default,
            value => value.DeprecationReason),
        DefineList<GraphQLType, InputValueDefinition>(
            "inputFields",
            InputValue.NonNull.ListOf,
            type => (type as InputObjectType)?.Fields ?? default,
            field => field.DeprecationReason),
        Define<GraphQLType>(
            "ofType", Type, type => type is ListType list ? list.ItemType : (type as NonNullType)?.Nullable),
        Define<GraphQLType>(
            "isOneOf",
            SpecifiedScalars.Boolean,
            type => type is InputObjectType input ? Boxed.Of(input.IsOneOf) : null),
    ];

    private static ImmutableArray<FieldDefinition> FieldFields() =>
    [
        Define<FieldDefinition>("name", SpecifiedScalars.String.NonNull, field => field.Name),
        Define<FieldDefinition>("description", SpecifiedScalars.String, field => field.Description),
        DefineList<FieldDefinition, InputValueDefinition>(
            "args", ListOf(InputValue), field => field.Arguments, argument => argument.DeprecationReason),
        Define<FieldDefinition>("type", Type.NonNull, field => field.Type),
        IsDeprecated<FieldDefinition>(field => field.DeprecationReason),
        DeprecationReason<FieldDefinition>(field => field.DeprecationReason),
    ];

    private static ImmutableArray<FieldDefinition> InputValueFields() =>
    [
        Define<InputValueDefinition>("name", SpecifiedScalars.String.NonNull, value => value.Name),
        Define<InputValueDefinition>("description", SpecifiedScalars.String, value => value.Description),
        Define<InputValueDefinition>("type", Type.NonNull, value => value.Type),
        Define<InputValueDefinition>(
            "defaultValue",
            SpecifiedScalars.String,
            value => value.DefaultValue is null ? null : Printer.Print(value.DefaultValue),
            "A GraphQL-formatted string representing the default value for this input value."),
        IsDeprecated<InputValueDefinition>(value => value.DeprecationReason),
        DeprecationReason<InputValueDefinition>(value => value.DeprecationReason),
    ];

    private static ImmutableArray<FieldDefinition> EnumValueFields() =>
    [
        Define<EnumValueDefinition>("name", SpecifiedScalars.String.NonNull, value => value.Name),
        Define<EnumValueDefinition>("description", SpecifiedScalars.String, value => value.Description),
        IsDeprecated<EnumValueDefinition>(value => value.DeprecationReason),
        DeprecationReason<EnumValueDefinition>(value => value.DeprecationReason),
    ];

    private static NonNullType ListOf(GraphQLType type) => type.NonNull.ListOf.NonNull;

    private static FieldDefinition Define<TSource>(
        string name, GraphQLType type, Func<TSource, object?> resolve, string? description = null) =>
        new(name, type)
        {
            Description = description,
            Annotation = (IntrospectionResolver)((_, source, _) => resolve((TSource)source)),
        };

    // A list from which deprecated items are left out unless they are asked for; null for a source without such a list.
    private static FieldDefinition DefineList<TSource, TItem>(
        string name,
        GraphQLType type,
        Func<TSource, ImmutableArray<TItem>> resolve,
        Func<TItem, string?> deprecationReason,
        string? description = null)
        where TItem : class =>
        new(name, type)
        {
            Description = description,
            Arguments =
            [
                new InputValueDefinition("includeDeprecated", SpecifiedScalars.Boolean.NonNull)
                {
                    DefaultValue = new BooleanValueSyntax { Value = false },
                },
            ],
            Annotation = (IntrospectionResolver)((_, source, arguments) =>
            {
                var items = resolve((TSource)source);
                if (items.IsDefault)
                {
                    return null;
                }

                return arguments["includeDeprecated"] is true
                    ? items
                    : items.RemoveAll(item => deprecationReason(item) is not null);
            }),
        };

    private static FieldDefinition IsDeprecated<TSource>(Func<TSource, string?> reason) =>
        Define<TSource>(
            "isDeprecated", SpecifiedScalars.Boolean.NonNull, source => Boxed.Of(reason(source) is not null));

    private static FieldDefinition DeprecationReason<TSource>(Func<TSource, string?> reason) =>
        Define("deprecationReason", SpecifiedScalars.String, reason);
}
