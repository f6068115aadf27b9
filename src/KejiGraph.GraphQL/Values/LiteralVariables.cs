using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Values;

/// <summary>
/// Replaces the variables inside a list or object literal by literals, for scalars that take such literals.
/// </summary>
internal static class LiteralVariables
{
    /// <summary>The literal without variables; the same object if it has none. Unknown variables become null.</summary>
    public static ValueSyntax Replace(ValueSyntax literal, VariableValues? variables)
    {
        switch (literal)
        {
            case VariableSyntax variable:
                return variables?.LiteralOf(variable.Name) ?? new NullValueSyntax();
            case ListValueSyntax list when ContainsVariable(list):
                return new ListValueSyntax
                {
                    Values = [.. list.Values.Select(item => Replace(item, variables))],
                    Source = list.Source,
                    Start = list.Start,
                    End = list.End,
                };
            case ObjectValueSyntax fields when ContainsVariable(fields):
                return new ObjectValueSyntax
                {
                    Fields = ReplaceFields(fields, variables),
                    Source = fields.Source,
                    Start = fields.Start,
                    End = fields.End,
                };
            default:
                return literal;
        }
    }

    // A field whose variable has no value is as if it were not written.
    private static ImmutableArray<ObjectFieldSyntax> ReplaceFields(ObjectValueSyntax fields, VariableValues? variables)
    {
        var replaced = ImmutableArray.CreateBuilder<ObjectFieldSyntax>(fields.Fields.Length);
        foreach (var field in fields.Fields)
        {
            if (field.Value is VariableSyntax variable && variables?.LiteralOf(variable.Name) is null)
            {
                continue;
            }

            replaced.Add(new ObjectFieldSyntax
            {
                Name = field.Name,
                Value = Replace(field.Value, variables),
                Source = field.Source,
                Start = field.Start,
                End = field.End,
            });
        }

        return replaced.DrainToImmutable();
    }

    private static bool ContainsVariable(ValueSyntax literal) => literal switch
    {
        VariableSyntax => true,
        ListValueSyntax list => list.Values.Any(ContainsVariable),
        ObjectValueSyntax fields => fields.Fields.Any(field => ContainsVariable(field.Value)),
        _ => false,
    };
}
