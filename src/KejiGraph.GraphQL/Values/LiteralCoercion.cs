using System.Diagnostics;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>
/// Input coercion of literals (specification, "Input Coercion" of each type). Says whether, not why not: a document
/// that was validated has no wrong literal, and <see cref="LiteralValidator"/> words the errors of those that were not.
/// </summary>
public static class LiteralCoercion
{
    /// <summary>
    /// Coerces a literal that may contain variables. False if it, or a variable's value, does not fit.
    /// </summary>
    public static bool TryCoerce(ValueSyntax literal, GraphQLType type, VariableValues? variables, out object? value)
    {
        value = null;
        switch (literal)
        {
            case VariableSyntax variable:
                return variables is not null
                    && variables.TryGetValue(variable.Name, out value)
                    && !(value is null && type.IsNonNull);
            case NullValueSyntax:
                return !type.IsNonNull;
        }

        switch (type.Nullable)
        {
            case ListType list:
                return TryCoerceList(literal, list.ItemType, variables, out value);
            case InputObjectType inputType:
                return TryCoerceObject(literal, inputType, variables, out value);
            case NamedType { IsLeaf: true } leaf:
                var result = LeafCoercion.FromLiteral(
                    leaf, LiteralVariables.Replace(literal, variables), hideSuggestions: true);
                value = result.Value;
                return result.Error is null;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The coerced default of an argument or input field; absent, and not null, if there is none.</summary>
    /// <exception cref="InvalidOperationException">The default is not a value of the type: the schema is
    /// invalid.</exception>
    public static bool TryGetDefault(InputValueDefinition definition, out object? value)
    {
        if (definition.DefaultValue is null)
        {
            value = null;
            return false;
        }

        value = (definition.CoercedDefault ??= CoerceDefault(definition)).Value;
        return true;
    }

    private static CoercedDefault CoerceDefault(InputValueDefinition definition) =>
        TryCoerce(definition.DefaultValue!, definition.Type, null, out var value)
            ? new CoercedDefault(value)
            : throw new InvalidOperationException(
                $"The default value {definition.DefaultValue} of \"{definition}\" is not a \"{definition.Type}\"; "
                + "validate the schema before using it.");

    private static bool TryCoerceList(
        ValueSyntax literal, GraphQLType itemType, VariableValues? variables, out object? value)
    {
        value = null;
        if (literal is not ListValueSyntax list)
        {
            // A single value is a list of that value.
            if (!TryCoerce(literal, itemType, variables, out var only))
            {
                return false;
            }

            value = new[] { only };
            return true;
        }

        var items = new object?[list.Values.Length];
        for (var i = 0; i < items.Length; i++)
        {
            // A variable without a value is a null item.
            if (!TryCoerce(list.Values[i], itemType, variables, out items[i])
                && !(list.Values[i] is VariableSyntax && !itemType.IsNonNull))
            {
                return false;
            }
        }

        value = items;
        return true;
    }

    private static bool TryCoerceObject(
        ValueSyntax literal, InputObjectType type, VariableValues? variables, out object? value)
    {
        value = null;
        if (literal is not ObjectValueSyntax fields || !HasOnlyKnownFields(fields, type))
        {
            return false;
        }

        var values = new List<InputValue>(fields.Fields.Length);
        foreach (var definition in type.Fields)
        {
            var field = fields.FindField(definition.Name);
            if (field is null || IsMissing(field.Value, variables))
            {
                if (definition.IsRequired)
                {
                    return false;
                }

                if (TryGetDefault(definition, out var defaultValue))
                {
                    values.Add(new InputValue(definition, defaultValue, IsProvided: false));
                }
            }
            else if (TryCoerce(field.Value, definition.Type, variables, out var fieldValue))
            {
                values.Add(new InputValue(definition, fieldValue, IsProvided: true));
            }
            else
            {
                return false;
            }
        }

        if (type.IsOneOf && !(values is [{ Value: not null }] && HasOneName(fields)))
        {
            return false;
        }

        value = new InputObjectValue(type, [.. values]);
        return true;
    }

    private static bool HasOnlyKnownFields(ObjectValueSyntax literal, InputObjectType type)
    {
        foreach (var field in literal.Fields)
        {
            if (type.FindField(field.Name) is null)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasOneName(ObjectValueSyntax literal)
    {
        foreach (var field in literal.Fields)
        {
            if (field.Name != literal.Fields[0].Name)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsMissing(ValueSyntax literal, VariableValues? variables) =>
        literal is VariableSyntax variable && !(variables?.TryGetValue(variable.Name, out _) ?? false);
}
