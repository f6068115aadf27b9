using System.Collections.Immutable;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// The rules of the chapter "Type System", "Type Validation" of each kind of type. Messages, locations and order are
/// those of graphql-js's validateSchema; two rules that it leaves out are added.
/// </summary>
internal static class SchemaValidator
{
    public static ImmutableArray<GraphQLError> Validate(Schema schema)
    {
        var context = new SchemaValidationContext(schema);
        CheckRootTypes(context);
        CheckDirectives(context);
        CheckTypes(context);
        return context.Errors;
    }

    private static void CheckRootTypes(SchemaValidationContext context)
    {
        var parts = context.Schema.Parts;
        if (parts.Query is null)
        {
            context.Report("Query root type must be provided.", parts.Syntax);
        }

        var operationsByType = new List<(NamedType Type, List<OperationType> Operations)>();
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            var type = context.Schema.DeclaredRootType(operation);
            if (type is null)
            {
                continue;
            }

            if (type is not ObjectType)
            {
                var ifProvided = operation == OperationType.Query ? "" : " if provided";
                context.Report(
                    $"{operation} root type must be Object type{ifProvided}, it cannot be {type}.",
                    RootTypeSyntax(parts, operation) ?? (SyntaxNode?)type.Syntax);
                continue;
            }

            var known = operationsByType.Find(entry => entry.Type == type);
            if (known.Operations is null)
            {
                operationsByType.Add((type, [operation]));
            }
            else
            {
                known.Operations.Add(operation);
            }
        }

        foreach (var (type, operations) in operationsByType)
        {
            if (operations.Count > 1)
            {
                context.Report(
                    $"All root types must be different, \"{type}\" type is used as {AndList(operations)} root types.",
                    [.. operations.Select(operation => RootTypeSyntax(parts, operation))]);
            }
        }
    }

    private static NamedTypeSyntax? RootTypeSyntax(SchemaParts parts, OperationType operation) =>
        parts.ExtensionSyntax.Prepend(parts.Syntax)
            .SelectMany(syntax => syntax?.OperationTypes ?? [])
            .FirstOrDefault(syntax => syntax.Operation == operation)?.Type;

    private static string AndList(List<OperationType> operations)
    {
        var words = operations.ConvertAll(operation => operation.Keyword());
        return words.Count == 2
            ? $"{words[0]} and {words[1]}"
            : $"{string.Join(", ", words[..^1])}, and {words[^1]}";
    }

    private static void CheckDirectives(SchemaValidationContext context)
    {
        var cycles = new DirectiveCycles(context);
        foreach (var directive in context.Schema.Directives)
        {
            context.CheckName(directive.Name, directive.Syntax);
            cycles.Check(directive);
            if (directive.Locations.IsEmpty)
            {
                context.Report($"Directive {directive} must include 1 or more locations.", directive.Syntax);
            }

            foreach (var argument in directive.Arguments)
            {
                context.CheckName(argument.Name, argument.Syntax);
                if (!argument.Type.IsInputType)
                {
                    context.Report(
                        $"The type of {argument} must be Input Type but got: {argument.Type}.", argument.Syntax);
                }

                context.CheckNotRequiredAndDeprecated(argument, "argument");
                CheckDefaultValue(context, argument);
            }
        }
    }

    private static void CheckTypes(SchemaValidationContext context)
    {
        var defaultValueCycles = new DefaultValueCycles(context);
        var finiteValues = new FiniteInputValues(context);
        foreach (var type in context.Schema.Types)
        {
            if (IntrospectionTypes.Find(type.Name) is null)
            {
                context.CheckName(type.Name, type.Syntax);
            }

            switch (type)
            {
                case FieldsType fieldsType:
                    CheckFields(context, fieldsType);
                    InterfaceRules.Check(context, fieldsType);
                    break;
                case UnionType union:
                    CheckUnionMembers(context, union);
                    break;
                case EnumType enumType:
                    CheckEnumValues(context, enumType);
                    break;
                case InputObjectType input:
                    CheckInputFields(context, input);
                    finiteValues.Add(input);
                    defaultValueCycles.Check(input);
                    break;
            }
        }

        finiteValues.Check();
    }

    private static void CheckFields(SchemaValidationContext context, FieldsType type)
    {
        if (type.Fields.IsEmpty)
        {
            context.Report(
                $"Type {type} must define one or more fields.", SchemaValidationContext.AllSyntax(type));
        }

        foreach (var field in type.Fields)
        {
            context.CheckName(field.Name, field.Syntax);
            if (!field.Type.IsOutputType)
            {
                context.Report($"The type of {field} must be Output Type but got: {field.Type}.", field.Syntax?.Type);
            }

            foreach (var argument in field.Arguments)
            {
                context.CheckName(argument.Name, argument.Syntax);
                if (!argument.Type.IsInputType)
                {
                    context.Report(
                        $"The type of {argument} must be Input Type but got: {argument.Type}.", argument.Syntax?.Type);
                }

                context.CheckNotRequiredAndDeprecated(argument, "argument");
                CheckDefaultValue(context, argument);
            }
        }
    }

    private static void CheckUnionMembers(SchemaValidationContext context, UnionType union)
    {
        if (union.DeclaredTypes.IsEmpty)
        {
            context.Report(
                $"Union type {union} must define one or more member types.", SchemaValidationContext.AllSyntax(union));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in union.DeclaredTypes)
        {
            if (!seen.Add(member.Name))
            {
                context.Report(
                    $"Union type {union} can only include type {member} once.", MemberSyntax(union, member.Name));
            }
            else if (member is not ObjectType)
            {
                context.Report(
                    $"Union type {union} can only include Object types, it cannot include {member}.",
                    MemberSyntax(union, member.Name));
            }
        }
    }

    private static SyntaxNode?[] MemberSyntax(UnionType union, string name) =>
    [
        .. SchemaValidationContext.AllSyntax(union)
            .OfType<UnionTypeDefinitionSyntax>()
            .SelectMany(syntax => syntax.Types)
            .Where(syntax => syntax.Name == name),
    ];

    private static void CheckEnumValues(SchemaValidationContext context, EnumType type)
    {
        if (type.Values.IsEmpty)
        {
            context.Report(
                $"Enum type {type} must define one or more values.", SchemaValidationContext.AllSyntax(type));
        }

        foreach (var value in type.Values)
        {
            context.CheckName(value.Name, value.Syntax);
        }
    }

    private static void CheckInputFields(SchemaValidationContext context, InputObjectType type)
    {
        if (type.Fields.IsEmpty)
        {
            context.Report(
                $"Input Object type {type} must define one or more fields.", SchemaValidationContext.AllSyntax(type));
        }

        // Specification 3.10.3, Type Validation 5, which graphql-js does not check.
        foreach (var extension in type.ExtensionSyntax)
        {
            if (extension.Directives.Find("oneOf") is { } oneOf)
            {
                context.Report($"Input Object type {type} cannot be made a OneOf type by an extension.", oneOf);
            }
        }

        foreach (var field in type.Fields)
        {
            context.CheckName(field.Name, field.Syntax);
            if (!field.Type.IsInputType)
            {
                context.Report($"The type of {field} must be Input Type but got: {field.Type}.", field.Syntax?.Type);
            }

            context.CheckNotRequiredAndDeprecated(field, "input field");
            CheckDefaultValue(context, field);
            if (!type.IsOneOf)
            {
                continue;
            }

            if (field.Type.IsNonNull)
            {
                context.Report($"OneOf input field {field} must be nullable.", field.Syntax?.Type);
            }

            if (field.DefaultValue is not null)
            {
                context.Report($"OneOf input field {field} cannot have a default value.", field.Syntax);
            }
        }
    }

    private static void CheckDefaultValue(SchemaValidationContext context, InputValueDefinition definition)
    {
        if (definition.DefaultValue is null || !definition.Type.IsInputType)
        {
            return;
        }

        var problems = LiteralValidator.Validate(
            definition.DefaultValue, definition.Type, variables: null, hideSuggestions: false);
        foreach (var problem in problems)
        {
            context.Report(
                $"{definition} has invalid default value{problem.Where}: {problem.Message}",
                problem.Node ?? definition.Syntax?.DefaultValue);
        }
    }
}
