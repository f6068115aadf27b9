using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.2.2.1 Operation Name Uniqueness.</summary>
internal sealed class UniqueOperationNamesRule(ValidationContext context)
    : IEnter<OperationDefinitionSyntax>, IEnter<FragmentDefinitionSyntax>
{
    private readonly Dictionary<string, SourcePosition> _known = new(StringComparer.Ordinal);

    public bool Enter(OperationDefinitionSyntax node)
    {
        if (node.Name is not null && !_known.TryAdd(node.Name, node.At(node.NameStart)))
        {
            context.Report(
                $"There can be only one operation named \"{node.Name}\".", _known[node.Name], node.At(node.NameStart));
        }

        return false;
    }

    public bool Enter(FragmentDefinitionSyntax node) => false;
}
