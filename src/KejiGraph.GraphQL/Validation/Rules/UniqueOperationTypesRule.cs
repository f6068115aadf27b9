using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>A schema has at most one root type for each type of operation.</summary>
internal sealed class UniqueOperationTypesRule(ValidationContext context) : IEnter<SchemaDefinitionSyntax>
{
    private readonly Dictionary<OperationType, OperationTypeDefinitionSyntax> _known = [];

    public bool Enter(SchemaDefinitionSyntax node)
    {
        foreach (var operationType in node.OperationTypes)
        {
            var operation = operationType.Operation;
            if (context.ExistingSchema?.DeclaredRootType(operation) is not null)
            {
                context.Report(
                    $"Type for {operation.Keyword()} already defined in the schema. It cannot be redefined.",
                    operationType);
            }
            else if (!_known.TryAdd(operation, operationType))
            {
                context.Report(
                    $"There can be only one {operation.Keyword()} type in schema.", _known[operation], operationType);
            }
        }

        return false;
    }
}
