using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>The labels of @defer and @stream are static and unique.</summary>
internal sealed class DeferStreamDirectiveLabelRule(ValidationContext context) : IEnter<DirectiveSyntax>
{
    private readonly Dictionary<string, DirectiveSyntax> _known = new(StringComparer.Ordinal);

    public bool Enter(DirectiveSyntax node)
    {
        if (node.Name is not ("defer" or "stream")
            || node.FindArgument("label")?.Value is not { } label
            || label is NullValueSyntax)
        {
            return true;
        }

        if (label is not StringValueSyntax text)
        {
            context.Report($"Argument \"@{node.Name}(label:)\" must be a static string.", node);
        }
        else if (!_known.TryAdd(text.Value, node))
        {
            context.Report(
                "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream "
                + "directive usages.",
                _known[text.Value],
                node);
        }

        return true;
    }
}
