using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.6.3 Input Object Field Uniqueness.</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context)
    : IEnter<ObjectValueSyntax>, ILeave<ObjectValueSyntax>, IEnter<ObjectFieldSyntax>
{
    // The fields seen of each object that the walk is in, innermost last.
    private readonly Stack<Dictionary<string, ObjectFieldSyntax>> _known = new();

    public bool Enter(ObjectValueSyntax node)
    {
        _known.Push(new Dictionary<string, ObjectFieldSyntax>(StringComparer.Ordinal));
        return true;
    }

    public bool Enter(ObjectFieldSyntax node)
    {
        if (!_known.Peek().TryAdd(node.Name, node))
        {
            context.Report($"There can be only one input field named \"{node.Name}\".", _known.Peek()[node.Name], node);
        }

        return true;
    }

    public void Leave(ObjectValueSyntax node) => _known.Pop();
}
