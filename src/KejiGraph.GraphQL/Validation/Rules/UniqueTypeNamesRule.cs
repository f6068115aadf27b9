using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>Type names are unique in a schema.</summary>
internal sealed class UniqueTypeNamesRule(ValidationContext context) : IEnter<TypeDefinitionSyntax>
{
    private readonly Dictionary<string, SourcePosition> _known = new(StringComparer.Ordinal);

    public bool Enter(TypeDefinitionSyntax node)
    {
        if (node.IsExtension)
        {
            return true;
        }

        var position = node.At(node.NameStart);
        if (context.ExistingSchema?.FindType(node.Name) is not null)
        {
            context.Report(
                $"Type \"{node.Name}\" already exists in the schema. It cannot also be defined in this type "
                + $"definition.",
                position);
        }
        else if (!_known.TryAdd(node.Name, position))
        {
            context.Report($"There can be only one type named \"{node.Name}\".", _known[node.Name], position);
        }

        return true;
    }
}
