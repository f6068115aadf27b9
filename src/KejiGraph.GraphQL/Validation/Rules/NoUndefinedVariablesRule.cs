using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.8.3 All Variable Uses Defined.</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : IEnter<OperationDefinitionSyntax>
{
    public bool Enter(OperationDefinitionSyntax node)
    {
        var defined = node.VariableDefinitions.Select(definition => definition.Variable.Name).ToHashSet();
        foreach (var usage in context.VariableUsages.InReachOf(node))
        {
            if (!defined.Contains(usage.Syntax.Name))
            {
                var byOperation = node.Name is null ? "" : $" by operation \"{node.Name}\"";
                context.Report($"Variable \"${usage.Syntax.Name}\" is not defined{byOperation}.", usage.Syntax, node);
            }
        }

        return true;
    }
}
