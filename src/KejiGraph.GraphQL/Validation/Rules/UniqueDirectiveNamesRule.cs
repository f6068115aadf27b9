using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>Directive names are unique in a schema.</summary>
internal sealed class UniqueDirectiveNamesRule(ValidationContext context) : IEnter<DirectiveDefinitionSyntax>
{
    private readonly Dictionary<string, SourcePosition> _known = new(StringComparer.Ordinal);

    public bool Enter(DirectiveDefinitionSyntax node)
    {
        if (node.IsExtension)
        {
            return true;
        }

        var position = node.At(node.NameStart);
        if (context.ExistingSchema?.FindDirective(node.Name) is not null)
        {
            context.Report(
                $"Directive \"@{node.Name}\" already exists in the schema. It cannot be redefined.", position);
        }
        else if (!_known.TryAdd(node.Name, position))
        {
            context.Report($"There can be only one directive named \"@{node.Name}\".", _known[node.Name], position);
        }

        return true;
    }
}
