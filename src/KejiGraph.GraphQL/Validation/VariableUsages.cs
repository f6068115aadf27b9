using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation;

/// <summary>A variable where it is used.</summary>
/// <param name="Syntax">The variable.</param>
/// <param name="Type">The type that the place asks for; null where the document does not fit the schema.</param>
/// <param name="ParentType">The type that the value around it must have.</param>
/// <param name="HasDefault">Whether the argument or input field has a default.</param>
internal readonly record struct VariableUsage(
    VariableSyntax Syntax, GraphQLType? Type, GraphQLType? ParentType, bool HasDefault);

/// <summary>
/// Finds the variables that operations use, directly and through fragments. Each definition is walked once.
/// </summary>
internal sealed class VariableUsages : IEnter<VariableSyntax>, IEnter<VariableDefinitionSyntax>
{
    private readonly ValidationContext _context;
    private readonly TypeContext _types;
    private readonly DocumentWalker _walker;
    private readonly Dictionary<DefinitionSyntax, List<VariableUsage>> _usages = [];
    private readonly Dictionary<OperationDefinitionSyntax, List<VariableUsage>> _recursiveUsages = [];
    private List<VariableUsage> _current = [];

    public VariableUsages(ValidationContext context)
    {
        _context = context;
        _types = new TypeContext(context.Schema);
        _walker = new DocumentWalker([this], _types, context: null);
    }

    /// <summary>The usages in one operation or fragment, in the order of the text.</summary>
    public List<VariableUsage> In(DefinitionSyntax definition)
    {
        if (!_usages.TryGetValue(definition, out var usages))
        {
            _current = usages = [];
            _walker.Walk(definition);
            _usages.Add(definition, usages);
        }

        return usages;
    }

    /// <summary>The usages in an operation and then in the fragments that it reaches.</summary>
    public List<VariableUsage> InReachOf(OperationDefinitionSyntax operation)
    {
        if (_recursiveUsages.TryGetValue(operation, out var usages))
        {
            return usages;
        }

        usages = [.. In(operation)];
        var fragments = _context.Fragments.ReachableFrom(operation);
        _context.Fragments.SpendWork(fragments.Count);
        foreach (var fragment in fragments)
        {
            var inFragment = In(fragment);
            _context.Fragments.SpendWork(inFragment.Count);
            usages.AddRange(inFragment);
        }

        _recursiveUsages.Add(operation, usages);
        return usages;
    }

    bool IEnter<VariableDefinitionSyntax>.Enter(VariableDefinitionSyntax node) => false;

    bool IEnter<VariableSyntax>.Enter(VariableSyntax node)
    {
        _current.Add(new VariableUsage(node, _types.InputType, _types.ParentInputType, _types.HasDefault));
        return true;
    }
}
