using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.3.3 Leaf Field Selections.</summary>
internal sealed class ScalarLeafsRule(ValidationContext context) : IEnter<FieldSyntax>
{
    public bool Enter(FieldSyntax node)
    {
        if (context.Types.Type is not { } type)
        {
            return true;
        }

        if (type.Named.IsLeaf && node.SelectionSet is not null)
        {
            context.Report(
                $"Field \"{node.Name}\" must not have a selection since type \"{type}\" has no subfields.",
                node.SelectionSet);
        }
        else if (!type.Named.IsLeaf && node.SelectionSet is null)
        {
            context.Report(
                $"Field \"{node.Name}\" of type \"{type}\" must have a selection of subfields. Did you mean "
                + $"\"{node.Name} {{ ... }}\"?",
                node);
        }

        return true;
    }
}
