using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.8.4 All Variables Used.</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : IEnter<OperationDefinitionSyntax>
{
    public bool Enter(OperationDefinitionSyntax node)
    {
        if (node.VariableDefinitions.IsEmpty)
        {
            return true;
        }

        var used = context.VariableUsages.InReachOf(node).Select(usage => usage.Syntax.Name).ToHashSet();
        foreach (var definition in node.VariableDefinitions)
        {
            if (!used.Contains(definition.Variable.Name))
            {
                var inOperation = node.Name is null ? "" : $" in operation \"{node.Name}\"";
                context.Report($"Variable \"${definition.Variable.Name}\" is never used{inOperation}.", definition);
            }
        }

        return true;
    }
}
