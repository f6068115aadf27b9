using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>The arguments of a field or directive (specification 6.4.1, CoerceArgumentValues).</summary>
public static class ArgumentCoercion
{
    /// <summary>Coerces the arguments of a field.</summary>
    /// <param name="definition">The field in the schema.</param>
    /// <param name="syntax">The field in the document.</param>
    /// <param name="variables">The request's variables; null if the arguments contain none.</param>
    /// <param name="values">The arguments.</param>
    /// <param name="error">The first error; null on success.</param>
    /// <param name="hideSuggestions">Whether the message keeps the schema's names to itself.</param>
    public static bool TryCoerce(
        FieldDefinition definition,
        FieldSyntax syntax,
        VariableValues? variables,
        [NotNullWhen(true)] out ArgumentValues? values,
        [NotNullWhen(false)] out GraphQLError? error,
        bool hideSuggestions = false) =>
        TryCoerce(definition.Arguments, syntax.Arguments, syntax, variables, hideSuggestions, out values, out error);

    /// <summary>Coerces the arguments of a directive; the parameters are as for a field.</summary>
    public static bool TryCoerce(
        DirectiveDefinition definition,
        DirectiveSyntax syntax,
        VariableValues? variables,
        [NotNullWhen(true)] out ArgumentValues? values,
        [NotNullWhen(false)] out GraphQLError? error,
        bool hideSuggestions = false) =>
        TryCoerce(definition.Arguments, syntax.Arguments, syntax, variables, hideSuggestions, out values, out error);

    private static bool TryCoerce(
        ImmutableArray<InputValueDefinition> definitions,
        ImmutableArray<ArgumentSyntax> arguments,
        SyntaxNode node,
        VariableValues? variables,
        bool hideSuggestions,
        [NotNullWhen(true)] out ArgumentValues? values,
        [NotNullWhen(false)] out GraphQLError? error)
    {
        error = null;
        values = ArgumentValues.Empty;
        if (definitions.IsEmpty)
        {
            return true;
        }

        var coerced = new InputValue[definitions.Length];
        var count = 0;
        foreach (var definition in definitions)
        {
            var literal = Find(arguments, definition.Name)?.Value;
            var isGiven = literal is not null && !(IsMissing(literal, variables) && !definition.IsRequired);
            if (!isGiven)
            {
                if (definition.IsRequired)
                {
                    error = VariableErrors.MissingArgument(definition, node);
                    values = null;
                    return false;
                }

                if (LiteralCoercion.TryGetDefault(definition, out var defaultValue))
                {
                    coerced[count++] = new InputValue(definition, defaultValue, IsProvided: false);
                }
            }
            else if (LiteralCoercion.TryCoerce(literal!, definition.Type, variables, out var value))
            {
                coerced[count++] = new InputValue(definition, value, IsProvided: true);
            }
            else
            {
                error = Explain(definition, literal!, variables, hideSuggestions);
                values = null;
                return false;
            }
        }

        values = new ArgumentValues(count == coerced.Length ? coerced : coerced[..count]);
        return true;
    }

    // As in a map, a later argument of the same name replaces an earlier one.
    private static ArgumentSyntax? Find(ImmutableArray<ArgumentSyntax> arguments, string name)
    {
        for (var i = arguments.Length - 1; i >= 0; i--)
        {
            if (arguments[i].Name == name)
            {
                return arguments[i];
            }
        }

        return null;
    }

    private static bool IsMissing(ValueSyntax literal, VariableValues? variables) =>
        literal is VariableSyntax variable && !(variables?.TryGetValue(variable.Name, out _) ?? false);

    private static GraphQLError Explain(
        InputValueDefinition definition, ValueSyntax literal, VariableValues? variables, bool hideSuggestions)
    {
        var problems = LiteralValidator.Validate(literal, definition.Type, variables, hideSuggestions, limit: 1);
        var problem = problems.Count > 0
            ? problems[0]
            : new InputProblem($"Expected a value of type \"{definition.Type}\", found: {literal}.", literal, []);
        return VariableErrors.InvalidArgument(definition, problem);
    }
}
