using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>An extension needs a type of its kind.</summary>
internal sealed class PossibleTypeExtensionsRule(ValidationContext context) : IEnter<TypeDefinitionSyntax>
{
    private readonly OrderedDictionary<string, TypeDefinitionSyntax> _defined = FindDefined(context.Document);

    public bool Enter(TypeDefinitionSyntax node)
    {
        if (!node.IsExtension)
        {
            return true;
        }

        var definition = _defined.GetValueOrDefault(node.Name);
        if ((definition?.Kind ?? KindOf(context.ExistingSchema?.FindType(node.Name))) is { } kind)
        {
            if (kind != node.Kind)
            {
                var message = $"Cannot extend non-{NameOf(node)} type \"{node.Name}\".";
                context.Report(message, definition is null ? [node] : [definition, node]);
            }

            return true;
        }

        var known = _defined.Keys.Concat(context.ExistingSchema?.Types.Select(type => type.Name) ?? []);
        context.Report(
            $"Cannot extend type \"{node.Name}\" because it is not defined.{DidYouMean.Suggest(node.Name, known)}",
            node.At(node.NameStart));
        return true;
    }

    private static OrderedDictionary<string, TypeDefinitionSyntax> FindDefined(DocumentSyntax document)
    {
        var defined = new OrderedDictionary<string, TypeDefinitionSyntax>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeDefinitionSyntax { IsExtension: false } type)
            {
                defined[type.Name] = type;
            }
        }

        return defined;
    }

    private static SyntaxKind? KindOf(NamedType? type) => type?.Kind switch
    {
        TypeKind.Scalar => SyntaxKind.ScalarTypeDefinition,
        TypeKind.Object => SyntaxKind.ObjectTypeDefinition,
        TypeKind.Interface => SyntaxKind.InterfaceTypeDefinition,
        TypeKind.Union => SyntaxKind.UnionTypeDefinition,
        TypeKind.Enum => SyntaxKind.EnumTypeDefinition,
        TypeKind.InputObject => SyntaxKind.InputObjectTypeDefinition,
        _ => null,
    };

    private static string NameOf(TypeDefinitionSyntax extension) => extension switch
    {
        ScalarTypeDefinitionSyntax => "scalar",
        ObjectTypeDefinitionSyntax => "object",
        InterfaceTypeDefinitionSyntax => "interface",
        UnionTypeDefinitionSyntax => "union",
        EnumTypeDefinitionSyntax => "enum",
        _ => "input object",
    };
}
