using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>The fields of a type, input types included, are unique, over its definition and extensions.</summary>
internal sealed class UniqueFieldDefinitionNamesRule(ValidationContext context) : IEnter<TypeDefinitionSyntax>
{
    private readonly Dictionary<(string Type, string Field), SourcePosition> _known = [];

    public bool Enter(TypeDefinitionSyntax node)
    {
        switch (node)
        {
            case FieldsTypeDefinitionSyntax type:
                foreach (var field in type.Fields)
                {
                    Check(type.Name, field);
                }

                break;
            case InputObjectTypeDefinitionSyntax type:
                foreach (var field in type.Fields)
                {
                    Check(type.Name, field);
                }

                break;
        }

        return true;
    }

    private void Check(string typeName, MemberDefinitionSyntax field)
    {
        var position = field.At(field.NameStart);
        if (IsKnown(context.ExistingSchema?.FindType(typeName), field.Name))
        {
            context.Report(
                $"Field \"{typeName}.{field.Name}\" already exists in the schema. It cannot also be defined in this "
                + $"type "
                + "extension.",
                position);
        }
        else if (!_known.TryAdd((typeName, field.Name), position))
        {
            context.Report(
                $"Field \"{typeName}.{field.Name}\" can only be defined once.",
                _known[(typeName, field.Name)],
                position);
        }
    }

    private static bool IsKnown(NamedType? type, string fieldName) => type switch
    {
        FieldsType fieldsType => fieldsType.FindField(fieldName) is not null,
        InputObjectType input => input.FindField(fieldName) is not null,
        _ => false,
    };
}
