using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>The values of an enum type are unique, over its definition and extensions.</summary>
internal sealed class UniqueEnumValueNamesRule(ValidationContext context) : IEnter<TypeDefinitionSyntax>
{
    private readonly Dictionary<(string Type, string Value), SourcePosition> _known = [];

    public bool Enter(TypeDefinitionSyntax node)
    {
        if (node is not EnumTypeDefinitionSyntax type)
        {
            return true;
        }

        var existing = context.ExistingSchema?.FindType(type.Name) as EnumType;
        foreach (var value in type.Values)
        {
            var position = value.At(value.NameStart);
            if (existing?.FindValue(value.Name) is not null)
            {
                context.Report(
                    $"Enum value \"{type.Name}.{value.Name}\" already exists in the schema. It cannot also be "
                    + $"defined in "
                    + "this type extension.",
                    position);
            }
            else if (!_known.TryAdd((type.Name, value.Name), position))
            {
                context.Report(
                    $"Enum value \"{type.Name}.{value.Name}\" can only be defined once.",
                    _known[(type.Name, value.Name)],
                    position);
            }
        }

        return true;
    }
}
