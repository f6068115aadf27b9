using System.Globalization;
using KejiGraph.Engine.Compile;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Responses;

/// <summary>A <c>@stream</c> on a list: how many of its items come at once, the others later. Immutable.</summary>
internal sealed class StreamUsage(DirectiveSyntax syntax)
{
    /// <summary>The label; null if there is none.</summary>
    public string? Label { get; } = (syntax.FindArgument("label")?.Value as StringValueSyntax)?.Value;

    /// <summary>How many items come at once; null when all do. Negative when the request asks for that, which is an error.</summary>
    public int? InitialCount(VariableValues variables) => EntryCondition.IsOn(syntax, variables) ? Count(variables) : null;

    private int Count(VariableValues variables) =>
        syntax.FindArgument("initialCount")?.Value switch
        {
            IntValueSyntax constant => int.Parse(constant.Text, CultureInfo.InvariantCulture),
            VariableSyntax variable when variables.TryGetValue(variable.Name, out var value) => value as int? ?? 0,
            _ => 0,
        };
}
