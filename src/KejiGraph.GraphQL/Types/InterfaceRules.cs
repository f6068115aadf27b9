using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>IsValidImplementation(): what a type that implements interfaces must have and be.</summary>
internal static class InterfaceRules
{
    public static void Check(SchemaValidationContext context, FieldsType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declared in type.DeclaredInterfaces)
        {
            if (declared is not InterfaceType implemented)
            {
                context.Report(
                    $"Type {type} must only implement Interface types, it cannot implement {declared}.",
                    ImplementsSyntax(type, declared));
            }
            else if (implemented == type)
            {
                context.Report(
                    $"Type {type} cannot implement itself because it would create a circular reference.",
                    ImplementsSyntax(type, declared));
            }
            else if (!seen.Add(implemented.Name))
            {
                context.Report($"Type {type} can only implement {implemented} once.", ImplementsSyntax(type, declared));
            }
            else
            {
                CheckAncestors(context, type, implemented);
                CheckFields(context, type, implemented);
            }
        }
    }

    private static SyntaxNode?[] ImplementsSyntax(FieldsType type, NamedType implemented) =>
    [
        .. SchemaValidationContext.AllSyntax(type)
            .OfType<FieldsTypeDefinitionSyntax>()
            .SelectMany(syntax => syntax.Interfaces)
            .Where(syntax => syntax.Name == implemented.Name),
    ];

    private static void CheckAncestors(SchemaValidationContext context, FieldsType type, InterfaceType implemented)
    {
        foreach (var transitive in implemented.DeclaredInterfaces)
        {
            if (!type.DeclaredInterfaces.Contains(transitive))
            {
                context.Report(
                    transitive == type
                        ? $"Type {type} cannot implement {implemented} because it would create a circular reference."
                        : $"Type {type} must implement {transitive} because it is implemented by {implemented}.",
                    [.. ImplementsSyntax(implemented, transitive), .. ImplementsSyntax(type, implemented)]);
            }
        }
    }

    private static void CheckFields(SchemaValidationContext context, FieldsType type, InterfaceType implemented)
    {
        foreach (var expected in implemented.Fields)
        {
            var field = type.FindField(expected.Name);
            if (field is null)
            {
                context.Report(
                    $"Interface field {expected} expected but {type} does not provide it.",
                    [expected.Syntax, .. SchemaValidationContext.AllSyntax(type)]);
                continue;
            }

            if (!field.Type.IsSubtypeOf(expected.Type, context.Schema))
            {
                context.Report(
                    $"Interface field {expected} expects type {expected.Type} but {field} is type {field.Type}.",
                    expected.Syntax?.Type,
                    field.Syntax?.Type);
            }

            CheckArguments(context, field, expected);
            if (field.DeprecationReason is not null && expected.DeprecationReason is null)
            {
                context.Report(
                    $"Interface field {expected} is not deprecated, so implementation field {field} must not be "
                    + "deprecated.",
                    field.Syntax?.Directives.Find("deprecated"),
                    field.Syntax?.Type);
            }
        }
    }

    private static void CheckArguments(SchemaValidationContext context, FieldDefinition field, FieldDefinition expected)
    {
        foreach (var expectedArgument in expected.Arguments)
        {
            var argument = field.FindArgument(expectedArgument.Name);
            if (argument is null)
            {
                context.Report(
                    $"Interface field argument {expectedArgument} expected but {field} does not provide it.",
                    expectedArgument.Syntax,
                    field.Syntax);
            }
            else if (argument.Type != expectedArgument.Type)
            {
                context.Report(
                    $"Interface field argument {expectedArgument} expects type {expectedArgument.Type} but {argument} "
                    + $"is type {argument.Type}.",
                    expectedArgument.Syntax?.Type,
                    argument.Syntax?.Type);
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && expected.FindArgument(argument.Name) is null)
            {
                context.Report(
                    $"Argument \"{argument}\" must not be required type \"{argument.Type}\" if not provided by the "
                    + $"Interface field \"{expected}\".",
                    argument.Syntax,
                    expected.Syntax);
            }
        }
    }
}
