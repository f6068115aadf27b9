using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.5.1.4 Fragments Must Be Used.</summary>
internal sealed class NoUnusedFragmentsRule(ValidationContext context)
    : IEnter<OperationDefinitionSyntax>, IEnter<FragmentDefinitionSyntax>, ILeave<DocumentSyntax>
{
    private readonly List<OperationDefinitionSyntax> _operations = [];
    private readonly List<FragmentDefinitionSyntax> _fragments = [];

    public bool Enter(OperationDefinitionSyntax node)
    {
        _operations.Add(node);
        return false;
    }

    public bool Enter(FragmentDefinitionSyntax node)
    {
        _fragments.Add(node);
        return false;
    }

    public void Leave(DocumentSyntax node)
    {
        if (_fragments.Count == 0)
        {
            return;
        }

        var used = context.Fragments.ReachableFrom(_operations).Select(fragment => fragment.Name).ToHashSet();
        foreach (var fragment in _fragments)
        {
            if (!used.Contains(fragment.Name))
            {
                context.Report($"Fragment \"{fragment.Name}\" is never used.", fragment);
            }
        }
    }
}
