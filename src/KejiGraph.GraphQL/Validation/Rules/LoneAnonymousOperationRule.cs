using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.2.3.1 Lone Anonymous Operation.</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context)
    : IEnter<DocumentSyntax>, IEnter<OperationDefinitionSyntax>
{
    private int _operationCount;

    public bool Enter(DocumentSyntax node)
    {
        foreach (var definition in node.Definitions)
        {
            _operationCount += definition is OperationDefinitionSyntax ? 1 : 0;
        }

        return true;
    }

    public bool Enter(OperationDefinitionSyntax node)
    {
        if (node.Name is null && _operationCount > 1)
        {
            context.Report("This anonymous operation must be the only defined operation.", node);
        }

        return true;
    }
}
