using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.8.5 All Variable Usages Are Allowed.</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : ILeave<OperationDefinitionSyntax>
{
    public void Leave(OperationDefinitionSyntax node)
    {
        if (node.VariableDefinitions.IsEmpty)
        {
            return;
        }

        var definitions = new Dictionary<string, VariableDefinitionSyntax>(StringComparer.Ordinal);
        foreach (var definition in node.VariableDefinitions)
        {
            definitions[definition.Variable.Name] = definition;
        }

        foreach (var usage in context.VariableUsages.InReachOf(node))
        {
            if (usage.Type is not null && definitions.TryGetValue(usage.Syntax.Name, out var definition))
            {
                Check(usage, usage.Type, definition);
            }
        }
    }

    private void Check(VariableUsage usage, GraphQLType locationType, VariableDefinitionSyntax definition)
    {
        if (context.Schema.FindType(definition.Type) is not { } variableType)
        {
            return;
        }

        if (!IsAllowed(variableType, definition.DefaultValue, locationType, usage.HasDefault))
        {
            context.Report(
                $"Variable \"${usage.Syntax.Name}\" of type \"{variableType}\" used in position expecting type "
                + $"\"{locationType}\".",
                definition,
                usage.Syntax);
        }

        if (usage.ParentType is InputObjectType { IsOneOf: true } oneOf && !variableType.IsNonNull)
        {
            context.Report(
                $"Variable \"${usage.Syntax.Name}\" is of type \"{variableType}\" but must be non-nullable to be used "
                + $"for OneOf Input Object \"{oneOf}\".",
                definition,
                usage.Syntax);
        }
    }

    // IsVariableUsageAllowed()
    private bool IsAllowed(
        GraphQLType variableType, ValueSyntax? variableDefault, GraphQLType locationType, bool hasLocationDefault)
    {
        if (!locationType.IsNonNull || variableType.IsNonNull)
        {
            return variableType.IsSubtypeOf(locationType, context.Schema);
        }

        var hasNonNullDefault = variableDefault is not (null or NullValueSyntax);
        return (hasNonNullDefault || hasLocationDefault)
            && variableType.IsSubtypeOf(locationType.Nullable, context.Schema);
    }
}
