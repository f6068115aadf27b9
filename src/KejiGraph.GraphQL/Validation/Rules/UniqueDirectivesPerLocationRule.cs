using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.7.3 Directives Are Unique per Location. A definition and its extensions are one location.</summary>
internal sealed class UniqueDirectivesPerLocationRule(ValidationContext context)
    : IEnter<OperationDefinitionSyntax>,
        IEnter<FragmentDefinitionSyntax>,
        IEnter<VariableDefinitionSyntax>,
        IEnter<FieldSyntax>,
        IEnter<FragmentSpreadSyntax>,
        IEnter<InlineFragmentSyntax>,
        IEnter<SchemaDefinitionSyntax>,
        IEnter<TypeDefinitionSyntax>,
        IEnter<MemberDefinitionSyntax>,
        IEnter<DirectiveDefinitionSyntax>
{
    private Dictionary<string, bool>? _isUnique;

    private readonly Dictionary<string, DirectiveSyntax> _seenOnSchema = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DirectiveSyntax>> _seenByType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DirectiveSyntax>> _seenByDirective =
        new(StringComparer.Ordinal);

    private Dictionary<string, bool> IsUnique => _isUnique ??= DirectivesInScope.Map(
        context,
        directive => !directive.IsRepeatable,
        syntax => !syntax.IsRepeatable);

    public bool Enter(OperationDefinitionSyntax node) => CheckAlone(node.Directives);

    public bool Enter(FragmentDefinitionSyntax node) => CheckAlone(node.Directives);

    public bool Enter(VariableDefinitionSyntax node) => CheckAlone(node.Directives);

    public bool Enter(FieldSyntax node) => CheckAlone(node.Directives);

    public bool Enter(FragmentSpreadSyntax node) => CheckAlone(node.Directives);

    public bool Enter(InlineFragmentSyntax node) => CheckAlone(node.Directives);

    public bool Enter(MemberDefinitionSyntax node) => CheckAlone(node.Directives);

    public bool Enter(SchemaDefinitionSyntax node) => Check(node.Directives, _seenOnSchema);

    public bool Enter(TypeDefinitionSyntax node) => Check(node.Directives, SeenBy(_seenByType, node.Name));

    public bool Enter(DirectiveDefinitionSyntax node) => Check(node.Directives, SeenBy(_seenByDirective, node.Name));

    private static Dictionary<string, DirectiveSyntax> SeenBy(
        Dictionary<string, Dictionary<string, DirectiveSyntax>> seen, string name)
    {
        if (!seen.TryGetValue(name, out var directives))
        {
            seen.Add(name, directives = new Dictionary<string, DirectiveSyntax>(StringComparer.Ordinal));
        }

        return directives;
    }

    // One directive alone is always unique.
    private bool CheckAlone(ImmutableArray<DirectiveSyntax> directives) =>
        directives.Length <= 1 || Check(directives, new Dictionary<string, DirectiveSyntax>(StringComparer.Ordinal));

    private bool Check(ImmutableArray<DirectiveSyntax> directives, Dictionary<string, DirectiveSyntax> seen)
    {
        foreach (var directive in directives)
        {
            if (IsUnique.GetValueOrDefault(directive.Name) && !seen.TryAdd(directive.Name, directive))
            {
                context.Report(
                    $"The directive \"@{directive.Name}\" can only be used once at this location.",
                    seen[directive.Name],
                    directive);
            }
        }

        return true;
    }
}
