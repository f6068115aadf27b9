using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>Only lists can be streamed.</summary>
internal sealed class StreamDirectiveOnListFieldRule(ValidationContext context) : IEnter<DirectiveSyntax>
{
    public bool Enter(DirectiveSyntax node)
    {
        if (node.Name == "stream"
            && context.Types is { Field: { } field, ParentType: { } parentType }
            && field.Type.Nullable is not ListType)
        {
            context.Report(
                $"Directive \"@stream\" cannot be used on non-list field \"{parentType}.{field.Name}\".", node);
        }

        return true;
    }
}
