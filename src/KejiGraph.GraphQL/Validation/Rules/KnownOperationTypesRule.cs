using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.2.1.1 Operation Type Existence.</summary>
internal sealed class KnownOperationTypesRule(ValidationContext context) : IEnter<OperationDefinitionSyntax>
{
    public bool Enter(OperationDefinitionSyntax node)
    {
        if (context.Schema.FindRootType(node.Operation) is null)
        {
            context.Report($"The {node.Operation.Keyword()} operation is not supported by the schema.", node);
        }

        return true;
    }
}
