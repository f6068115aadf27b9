using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>The arguments of a field or a directive are unique.</summary>
internal sealed class UniqueArgumentDefinitionNamesRule(ValidationContext context)
    : IEnter<DirectiveDefinitionSyntax>, IEnter<TypeDefinitionSyntax>
{
    public bool Enter(DirectiveDefinitionSyntax node)
    {
        Check($"@{node.Name}", node.Arguments);
        return true;
    }

    public bool Enter(TypeDefinitionSyntax node)
    {
        if (node is FieldsTypeDefinitionSyntax type)
        {
            foreach (var field in type.Fields)
            {
                Check($"{type.Name}.{field.Name}", field.Arguments);
            }
        }

        return true;
    }

    private void Check(string parent, ImmutableArray<InputValueDefinitionSyntax> arguments)
    {
        foreach (var group in Duplicates.Of(arguments, argument => argument.Name))
        {
            context.Report(
                $"Argument \"{parent}({group[0].Name}:)\" can only be defined once.",
                [.. group.Select(argument => argument.At(argument.NameStart))]);
        }
    }
}
