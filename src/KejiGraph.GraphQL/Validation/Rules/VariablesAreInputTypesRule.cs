using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.8.2 Variables Are Input Types.</summary>
internal sealed class VariablesAreInputTypesRule(ValidationContext context) : IEnter<VariableDefinitionSyntax>
{
    public bool Enter(VariableDefinitionSyntax node)
    {
        if (context.Schema.FindType(node.Type) is { IsInputType: false })
        {
            context.Report($"Variable \"${node.Variable.Name}\" cannot be non-input type \"{node.Type}\".", node.Type);
        }

        return true;
    }
}
