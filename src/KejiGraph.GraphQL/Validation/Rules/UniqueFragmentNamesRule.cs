using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.5.1.1 Fragment Name Uniqueness.</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context)
    : IEnter<OperationDefinitionSyntax>, IEnter<FragmentDefinitionSyntax>
{
    private readonly Dictionary<string, SourcePosition> _known = new(StringComparer.Ordinal);

    public bool Enter(OperationDefinitionSyntax node) => false;

    public bool Enter(FragmentDefinitionSyntax node)
    {
        if (!_known.TryAdd(node.Name, node.At(node.NameStart)))
        {
            context.Report(
                $"There can be only one fragment named \"{node.Name}\".", _known[node.Name], node.At(node.NameStart));
        }

        return false;
    }
}
