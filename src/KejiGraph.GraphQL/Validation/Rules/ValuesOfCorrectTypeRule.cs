using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.6.1 Values of Correct Type, 5.6.2 Input Object Field Names, 5.6.4 Input Object Required Fields.</summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : IEnter<ValueSyntax>
{
    public bool Enter(ValueSyntax node)
    {
        // A list's items are asked for by its own type, which by now is the one around.
        var type = node is ListValueSyntax ? context.Types.ParentInputType : context.Types.InputType;
        if (type is not null)
        {
            Check(node, type);
        }

        return false;
    }

    private void Check(ValueSyntax node, GraphQLType type)
    {
        // One more than will be reported, so that the report of too many is made.
        var limit = context.RemainingErrors == int.MaxValue ? int.MaxValue : context.RemainingErrors + 1;
        foreach (var problem in LiteralValidator.Validate(
            node, type, variables: null, context.Options.HideSuggestions, limit))
        {
            context.Report(problem.Message, problem.Node);
        }
    }
}
