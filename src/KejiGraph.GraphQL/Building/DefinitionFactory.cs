using System.Diagnostics;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Building;

/// <summary>
/// Makes the members of types: from syntax, or as copies that refer to the types of another schema. Types are found by
/// name.
/// </summary>
internal sealed class DefinitionFactory(Func<string, NamedType> findType)
{
    public static EnumValueDefinition Build(EnumValueDefinitionSyntax syntax) => new(syntax.Name)
    {
        Description = syntax.Description?.Value,
        DeprecationReason = AppliedValues.DeprecationReason(syntax.Directives),
        Syntax = syntax,
        AppliedDirectives = syntax.Directives,
    };

    public static EnumValueDefinition Copy(EnumValueDefinition value) => new(value.Name)
    {
        Description = value.Description,
        DeprecationReason = value.DeprecationReason,
        Annotation = value.Annotation,
        Syntax = value.Syntax,
        AppliedDirectives = value.AppliedDirectives,
    };

    public FieldDefinition Build(FieldDefinitionSyntax syntax) => new(syntax.Name, FindType(syntax.Type))
    {
        Arguments = [.. syntax.Arguments.Select(Build)],
        Description = syntax.Description?.Value,
        DeprecationReason = AppliedValues.DeprecationReason(syntax.Directives),
        Syntax = syntax,
        AppliedDirectives = syntax.Directives,
    };

    public InputValueDefinition Build(InputValueDefinitionSyntax syntax) => new(syntax.Name, FindType(syntax.Type))
    {
        DefaultValue = syntax.DefaultValue,
        Description = syntax.Description?.Value,
        DeprecationReason = AppliedValues.DeprecationReason(syntax.Directives),
        Syntax = syntax,
        AppliedDirectives = syntax.Directives,
    };

    public FieldDefinition Copy(FieldDefinition field) => new(field.Name, FindType(field.Type))
    {
        Arguments = [.. field.Arguments.Select(Copy)],
        Description = field.Description,
        DeprecationReason = field.DeprecationReason,
        Annotation = field.Annotation,
        Syntax = field.Syntax,
        AppliedDirectives = field.AppliedDirectives,
    };

    public InputValueDefinition Copy(InputValueDefinition value) => new(value.Name, FindType(value.Type))
    {
        DefaultValue = value.DefaultValue,
        Description = value.Description,
        DeprecationReason = value.DeprecationReason,
        Annotation = value.Annotation,
        Syntax = value.Syntax,
        AppliedDirectives = value.AppliedDirectives,
    };

    private GraphQLType FindType(TypeSyntax syntax) => syntax switch
    {
        NamedTypeSyntax named => findType(named.Name),
        ListTypeSyntax list => FindType(list.Type).ListOf,
        NonNullTypeSyntax nonNull => FindType(nonNull.Type).NonNull,
        _ => throw new UnreachableException(),
    };

    private GraphQLType FindType(GraphQLType type) => type switch
    {
        ListType list => FindType(list.ItemType).ListOf,
        NonNullType nonNull => FindType(nonNull.Nullable).NonNull,
        _ => findType(type.Named.Name),
    };
}
