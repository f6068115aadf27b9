using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>Not of the specification: reports the use of what is deprecated.</summary>
internal sealed class NoDeprecatedRule(ValidationContext context)
    : IEnter<FieldSyntax>, IEnter<ArgumentSyntax>, IEnter<ObjectFieldSyntax>, IEnter<EnumValueSyntax>
{
    public bool Enter(FieldSyntax node)
    {
        if (context.Types.Field is { DeprecationReason: { } reason } field)
        {
            context.Report($"The field {field} is deprecated. {reason}", node);
        }

        return true;
    }

    public bool Enter(ArgumentSyntax node)
    {
        if (context.Types.Argument is { DeprecationReason: { } reason } argument)
        {
            context.Report($"The argument \"{argument}\" is deprecated. {reason}", node);
        }

        return true;
    }

    public bool Enter(ObjectFieldSyntax node)
    {
        var type = context.Types.ParentInputType?.Named as InputObjectType;
        if (type?.FindField(node.Name) is { DeprecationReason: { } reason } field)
        {
            context.Report($"The input field {field} is deprecated. {reason}", node);
        }

        return true;
    }

    public bool Enter(EnumValueSyntax node)
    {
        if (context.Types.EnumValue is { DeprecationReason: { } reason } value)
        {
            context.Report($"The enum value \"{value}\" is deprecated. {reason}", node);
        }

        return true;
    }
}
