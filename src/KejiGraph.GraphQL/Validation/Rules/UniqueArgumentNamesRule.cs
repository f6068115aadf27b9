using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.4.2 Argument Uniqueness.</summary>
internal sealed class UniqueArgumentNamesRule(ValidationContext context) : IEnter<FieldSyntax>, IEnter<DirectiveSyntax>
{
    public bool Enter(FieldSyntax node) => Check(node.Arguments);

    public bool Enter(DirectiveSyntax node) => Check(node.Arguments);

    private bool Check(ImmutableArray<ArgumentSyntax> arguments)
    {
        foreach (var group in Duplicates.Of(arguments, argument => argument.Name))
        {
            context.Report(
                $"There can be only one argument named \"{group[0].Name}\".",
                [.. group.Select(argument => (SourcePosition)argument)]);
        }

        return true;
    }
}
