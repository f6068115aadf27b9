using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>
/// 5.7.3 Directives Are Unique per Location. A definition and its extensions are one location; that includes what a
/// schema already has when it is extended (chapter 3, Type Validation of each kind of extension), which graphql-js does
/// not look at.
/// </summary>
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
    private readonly Dictionary<string, Dictionary<string, DirectiveSyntax>> _seenByType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DirectiveSyntax>> _seenByDirective =
        new(StringComparer.Ordinal);

    private Dictionary<string, DirectiveSyntax>? _seenOnSchema;
    private Dictionary<string, bool>? _isUnique;

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

    private Schema? ExtendedSchema => context.IsTypeSystemDocument ? context.ExistingSchema : null;

    public bool Enter(SchemaDefinitionSyntax node) =>
        Check(node.Directives, _seenOnSchema ??= Applied(ExtendedSchema?.AppliedDirectives));

    public bool Enter(TypeDefinitionSyntax node)
    {
        if (!_seenByType.TryGetValue(node.Name, out var seen))
        {
            _seenByType[node.Name] = seen = Applied(ExtendedSchema?.FindType(node.Name)?.AppliedDirectives);
        }

        return Check(node.Directives, seen);
    }

    public bool Enter(DirectiveDefinitionSyntax node)
    {
        if (!_seenByDirective.TryGetValue(node.Name, out var seen))
        {
            _seenByDirective[node.Name] = seen = Applied(ExtendedSchema?.FindDirective(node.Name)?.AppliedDirectives);
        }

        return Check(node.Directives, seen);
    }

    private static Dictionary<string, DirectiveSyntax> Applied(ImmutableArray<DirectiveSyntax>? directives)
    {
        var seen = new Dictionary<string, DirectiveSyntax>(StringComparer.Ordinal);
        foreach (var directive in directives ?? [])
        {
            seen.TryAdd(directive.Name, directive);
        }

        return seen;
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
