using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Building;

/// <summary>
/// Puts the types of an existing schema, perhaps an empty one, together with the definitions and extensions of a
/// document. Existing types are made anew, because what they refer to is made anew; only the specified scalars and the
/// introspection types are taken over. References are resolved by name when the new schema completes its types.
/// </summary>
internal sealed class SchemaAssembly
{
    private readonly SchemaParts _existing;
    private readonly TypeSystemDefinitions _definitions;
    private readonly DefinitionFactory _factory;
    private readonly OrderedDictionary<string, NamedType> _types = new(StringComparer.Ordinal);

    public SchemaAssembly(SchemaParts existing, TypeSystemDefinitions definitions)
    {
        _existing = existing;
        _definitions = definitions;
        _factory = new DefinitionFactory(FindType);
    }

    public SchemaParts Assemble()
    {
        foreach (var type in _existing.Types)
        {
            _types[type.Name] = FindSpecified(type.Name) ?? Extend(type);
        }

        foreach (var syntax in _definitions.Types)
        {
            _types[syntax.Name] = FindSpecified(syntax.Name) ?? Build(syntax);
        }

        var schema = _definitions.Schema ?? _existing.Syntax;
        return _existing with
        {
            Description = _definitions.Schema?.Description?.Value ?? _existing.Description,
            Query = RootType(OperationType.Query, _existing.Query),
            Mutation = RootType(OperationType.Mutation, _existing.Mutation),
            Subscription = RootType(OperationType.Subscription, _existing.Subscription),
            Types = [.. _types.Values],
            Directives =
            [
                .. _existing.Directives.Select(ExtendDirective),
                .. _definitions.Directives.Select(BuildDirective),
            ],
            Syntax = schema,
            ExtensionSyntax = [.. _existing.ExtensionSyntax, .. _definitions.SchemaExtensions],
            AppliedDirectives =
            [
                .. _existing.AppliedDirectives,
                .. _definitions.Schema?.Directives ?? [],
                .. _definitions.SchemaExtensions.SelectMany(extension => extension.Directives),
            ],
        };
    }

    private static NamedType? FindSpecified(string name) =>
        SpecifiedScalars.All.FirstOrDefault(scalar => scalar.Name == name) ?? IntrospectionTypes.Find(name);

    private static ImmutableArray<DirectiveSyntax> DirectivesOf(
        ImmutableArray<DirectiveSyntax> applied, ImmutableArray<TypeDefinitionSyntax> extensions) =>
        [.. applied, .. extensions.SelectMany(extension => extension.Directives)];

    private NamedType FindType(string name) =>
        FindSpecified(name)
        ?? _types.GetValueOrDefault(name)
        ?? throw new GraphQLException(SchemaErrors.UnknownType(name));

    private NamedType? RootType(OperationType operation, NamedType? existing)
    {
        var syntax = _definitions.SchemaExtensions.AsEnumerable().Reverse().Append(_definitions.Schema)
            .SelectMany(schema => schema?.OperationTypes.Reverse() ?? [])
            .FirstOrDefault(type => type.Operation == operation);
        var name = syntax?.Type.Name ?? existing?.Name;
        return name is null ? null : FindType(name);
    }

    private ImmutableArray<NamedType> FindTypes(IEnumerable<NamedTypeSyntax> references) =>
        [.. references.Select(reference => FindType(reference.Name))];

    private NamedType Build(TypeDefinitionSyntax syntax)
    {
        var extensions = _definitions.ExtensionsOf(syntax.Kind, syntax.Name);
        ImmutableArray<TypeDefinitionSyntax> all = [syntax, .. extensions];
        var description = syntax.Description?.Value;
        var directives = DirectivesOf(syntax.Directives, extensions);
        return syntax switch
        {
            ScalarTypeDefinitionSyntax => new ScalarType(syntax.Name)
            {
                SpecifiedByUrl = SpecifiedByUrl(all, null),
                Description = description,
                Syntax = syntax,
                ExtensionSyntax = extensions,
                AppliedDirectives = directives,
            },
            ObjectTypeDefinitionSyntax => new ObjectType(syntax.Name, () => FieldsIn(all), () => InterfacesIn(all))
            {
                Description = description,
                Syntax = syntax,
                ExtensionSyntax = extensions,
                AppliedDirectives = directives,
            },
            InterfaceTypeDefinitionSyntax => new InterfaceType(
                syntax.Name, () => FieldsIn(all), () => InterfacesIn(all))
            {
                Description = description,
                Syntax = syntax,
                ExtensionSyntax = extensions,
                AppliedDirectives = directives,
            },
            UnionTypeDefinitionSyntax => new UnionType(syntax.Name, () => MembersIn(all))
            {
                Description = description,
                Syntax = syntax,
                ExtensionSyntax = extensions,
                AppliedDirectives = directives,
            },
            EnumTypeDefinitionSyntax => new EnumType(syntax.Name, ValuesIn(all))
            {
                Description = description,
                Syntax = syntax,
                ExtensionSyntax = extensions,
                AppliedDirectives = directives,
            },
            InputObjectTypeDefinitionSyntax => new InputObjectType(syntax.Name, () => InputFieldsIn(all))
            {
                IsOneOf = AppliedValues.IsOneOf(syntax.Directives),
                Description = description,
                Syntax = syntax,
                ExtensionSyntax = extensions,
                AppliedDirectives = directives,
            },
            _ => throw new UnreachableException(),
        };
    }

    private NamedType Extend(NamedType type) => type switch
    {
        ScalarType scalar => ExtendScalar(scalar),
        ObjectType objectType => ExtendObject(objectType),
        InterfaceType interfaceType => ExtendInterface(interfaceType),
        UnionType union => ExtendUnion(union),
        EnumType enumType => ExtendEnum(enumType),
        InputObjectType input => ExtendInput(input),
        _ => throw new UnreachableException(),
    };

    private ScalarType ExtendScalar(ScalarType type)
    {
        var extensions = _definitions.ExtensionsOf(SyntaxKind.ScalarTypeDefinition, type.Name);
        return new ScalarType(type.Name)
        {
            Coercion = type.Coercion,
            SpecifiedByUrl = SpecifiedByUrl(extensions, type.SpecifiedByUrl),
            Description = type.Description,
            Annotation = type.Annotation,
            Syntax = type.Syntax,
            ExtensionSyntax = [.. type.ExtensionSyntax, .. extensions],
            AppliedDirectives = DirectivesOf(type.AppliedDirectives, extensions),
        };
    }

    private ObjectType ExtendObject(ObjectType type)
    {
        var extensions = _definitions.ExtensionsOf(SyntaxKind.ObjectTypeDefinition, type.Name);
        return new ObjectType(
            type.Name, () => CopyFields(type, extensions), () => CopyInterfaces(type, extensions))
        {
            Description = type.Description,
            Annotation = type.Annotation,
            Syntax = type.Syntax,
            ExtensionSyntax = [.. type.ExtensionSyntax, .. extensions],
            AppliedDirectives = DirectivesOf(type.AppliedDirectives, extensions),
        };
    }

    private InterfaceType ExtendInterface(InterfaceType type)
    {
        var extensions = _definitions.ExtensionsOf(SyntaxKind.InterfaceTypeDefinition, type.Name);
        return new InterfaceType(
            type.Name, () => CopyFields(type, extensions), () => CopyInterfaces(type, extensions))
        {
            Description = type.Description,
            Annotation = type.Annotation,
            Syntax = type.Syntax,
            ExtensionSyntax = [.. type.ExtensionSyntax, .. extensions],
            AppliedDirectives = DirectivesOf(type.AppliedDirectives, extensions),
        };
    }

    private UnionType ExtendUnion(UnionType type)
    {
        var extensions = _definitions.ExtensionsOf(SyntaxKind.UnionTypeDefinition, type.Name);
        return new UnionType(
            type.Name,
            () => [.. type.DeclaredTypes.Select(member => FindType(member.Name)), .. MembersIn(extensions)])
        {
            Description = type.Description,
            Annotation = type.Annotation,
            Syntax = type.Syntax,
            ExtensionSyntax = [.. type.ExtensionSyntax, .. extensions],
            AppliedDirectives = DirectivesOf(type.AppliedDirectives, extensions),
        };
    }

    private EnumType ExtendEnum(EnumType type)
    {
        var extensions = _definitions.ExtensionsOf(SyntaxKind.EnumTypeDefinition, type.Name);
        return new EnumType(type.Name, [.. type.Values.Select(DefinitionFactory.Copy), .. ValuesIn(extensions)])
        {
            Description = type.Description,
            Annotation = type.Annotation,
            Syntax = type.Syntax,
            ExtensionSyntax = [.. type.ExtensionSyntax, .. extensions],
            AppliedDirectives = DirectivesOf(type.AppliedDirectives, extensions),
        };
    }

    private InputObjectType ExtendInput(InputObjectType type)
    {
        var extensions = _definitions.ExtensionsOf(SyntaxKind.InputObjectTypeDefinition, type.Name);
        return new InputObjectType(
            type.Name, () => [.. type.Fields.Select(_factory.Copy), .. InputFieldsIn(extensions)])
        {
            IsOneOf = type.IsOneOf,
            Description = type.Description,
            Annotation = type.Annotation,
            Syntax = type.Syntax,
            ExtensionSyntax = [.. type.ExtensionSyntax, .. extensions],
            AppliedDirectives = DirectivesOf(type.AppliedDirectives, extensions),
        };
    }

    private ImmutableArray<FieldDefinition> CopyFields(
        FieldsType type, ImmutableArray<TypeDefinitionSyntax> extensions) =>
        [.. type.Fields.Select(_factory.Copy), .. FieldsIn(extensions)];

    private ImmutableArray<NamedType> CopyInterfaces(
        FieldsType type, ImmutableArray<TypeDefinitionSyntax> extensions) =>
        [.. type.DeclaredInterfaces.Select(implemented => FindType(implemented.Name)), .. InterfacesIn(extensions)];

    private ImmutableArray<FieldDefinition> FieldsIn(ImmutableArray<TypeDefinitionSyntax> definitions) =>
        [.. definitions
            .SelectMany(definition => ((FieldsTypeDefinitionSyntax)definition).Fields)
            .Select(_factory.Build)];

    private ImmutableArray<NamedType> InterfacesIn(ImmutableArray<TypeDefinitionSyntax> definitions) =>
        FindTypes(definitions.SelectMany(definition => ((FieldsTypeDefinitionSyntax)definition).Interfaces));

    private ImmutableArray<NamedType> MembersIn(ImmutableArray<TypeDefinitionSyntax> definitions) =>
        FindTypes(definitions.SelectMany(definition => ((UnionTypeDefinitionSyntax)definition).Types));

    private ImmutableArray<InputValueDefinition> InputFieldsIn(ImmutableArray<TypeDefinitionSyntax> definitions) =>
        [.. definitions
            .SelectMany(definition => ((InputObjectTypeDefinitionSyntax)definition).Fields)
            .Select(_factory.Build)];

    private static ImmutableArray<EnumValueDefinition> ValuesIn(ImmutableArray<TypeDefinitionSyntax> definitions) =>
        [.. definitions
            .SelectMany(definition => ((EnumTypeDefinitionSyntax)definition).Values)
            .Select(DefinitionFactory.Build)];

    // The last of several wins.
    private static string? SpecifiedByUrl(ImmutableArray<TypeDefinitionSyntax> definitions, string? existing) =>
        definitions.Aggregate(existing, (url, syntax) => AppliedValues.SpecifiedByUrl(syntax.Directives) ?? url);

    private DirectiveDefinition BuildDirective(DirectiveDefinitionSyntax syntax)
    {
        var extensions = _definitions.ExtensionsOfDirective(syntax.Name);
        ImmutableArray<DirectiveSyntax> directives =
            [.. syntax.Directives, .. extensions.SelectMany(extension => extension.Directives)];
        return new DirectiveDefinition(syntax.Name, syntax.Locations)
        {
            Arguments = [.. syntax.Arguments.Select(_factory.Build)],
            IsRepeatable = syntax.IsRepeatable,
            Description = syntax.Description?.Value,
            DeprecationReason = AppliedValues.DeprecationReason(directives),
            Syntax = syntax,
            ExtensionSyntax = extensions,
            AppliedDirectives = directives,
        };
    }

    private DirectiveDefinition ExtendDirective(DirectiveDefinition directive)
    {
        var extensions = _definitions.ExtensionsOfDirective(directive.Name);
        if (SpecifiedDirectives.IsSpecified(directive.Name) && extensions.IsEmpty)
        {
            return directive;
        }

        ImmutableArray<DirectiveSyntax> added = [.. extensions.SelectMany(extension => extension.Directives)];
        return new DirectiveDefinition(directive.Name, directive.Locations)
        {
            Arguments = [.. directive.Arguments.Select(_factory.Copy)],
            IsRepeatable = directive.IsRepeatable,
            Description = directive.Description,
            DeprecationReason = directive.DeprecationReason ?? AppliedValues.DeprecationReason(added),
            Annotation = directive.Annotation,
            Syntax = directive.Syntax,
            ExtensionSyntax = [.. directive.ExtensionSyntax, .. extensions],
            AppliedDirectives = [.. directive.AppliedDirectives, .. added],
        };
    }
}
