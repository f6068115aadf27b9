using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.8.1 Variable Uniqueness.</summary>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : IEnter<OperationDefinitionSyntax>
{
    public bool Enter(OperationDefinitionSyntax node)
    {
        foreach (var group in Duplicates.Of(node.VariableDefinitions, definition => definition.Variable.Name))
        {
            context.Report(
                $"There can be only one variable named \"${group[0].Variable.Name}\".",
                [.. group.Select(definition => definition.At(definition.Variable.NameStart))]);
        }

        return true;
    }
}
