using System.Diagnostics;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>
/// Says what is wrong with a literal. Without variables it looks at the document alone, as validation does, and leaves
/// the places of variables to the rules about variables; with variables it looks at their values too.
/// </summary>
internal readonly struct LiteralValidator(InputProblems problems, VariableValues? variables, bool hideSuggestions)
{
    public static IReadOnlyList<InputProblem> Validate(
        ValueSyntax literal,
        GraphQLType type,
        VariableValues? variables,
        bool hideSuggestions,
        int limit = int.MaxValue)
    {
        var problems = new InputProblems(limit);
        new LiteralValidator(problems, variables, hideSuggestions).Check(literal, type);
        return problems.Found;
    }

    private void Check(ValueSyntax literal, GraphQLType type)
    {
        if (literal is VariableSyntax variable)
        {
            CheckVariable(variable, type);
            return;
        }

        if (literal is NullValueSyntax)
        {
            if (type.IsNonNull)
            {
                problems.Add(InputProblems.IsNull(type), literal);
            }

            return;
        }

        switch (type.Nullable)
        {
            case ListType list:
                CheckList(literal, list.ItemType);
                break;
            case InputObjectType inputType:
                CheckObject(literal, inputType);
                break;
            case NamedType { IsLeaf: true } leaf:
                var replaced = LiteralVariables.Replace(literal, variables);
                if (LeafCoercion.FromLiteral(leaf, replaced, hideSuggestions).Error is { } error)
                {
                    problems.Add(error, literal);
                }

                break;
            default:
                throw new UnreachableException();
        }
    }

    private void CheckVariable(VariableSyntax variable, GraphQLType type)
    {
        if (variables is null || !type.IsNonNull)
        {
            return;
        }

        if (!variables.TryGetValue(variable.Name, out var value))
        {
            problems.Add(
                $"Expected variable \"${variable.Name}\" provided to type \"{type}\" to provide a runtime value.",
                variable);
        }
        else if (value is null)
        {
            problems.Add(
                $"Expected variable \"${variable.Name}\" provided to non-null type \"{type}\" not to be null.",
                variable);
        }
    }

    private void CheckList(ValueSyntax literal, GraphQLType itemType)
    {
        if (literal is not ListValueSyntax list)
        {
            Check(literal, itemType);
            return;
        }

        for (var i = 0; i < list.Values.Length && !problems.IsFull; i++)
        {
            problems.Enter(new PathSegment(i));
            Check(list.Values[i], itemType);
            problems.Leave();
        }
    }

    private void CheckObject(ValueSyntax literal, InputObjectType type)
    {
        if (literal is not ObjectValueSyntax fields)
        {
            problems.Add(InputProblems.NotObject(type, Printer.PrintForError(literal)), literal);
            return;
        }

        foreach (var definition in type.Fields)
        {
            if (problems.IsFull)
            {
                return;
            }

            var field = fields.FindField(definition.Name);
            if (field is not null)
            {
                CheckField(fields, field.Value, type, definition);
            }
            else if (definition.IsRequired)
            {
                problems.Add(InputProblems.MissingField(type, definition, Printer.PrintForError(literal)), literal);
            }
        }

        var known = new List<ObjectFieldSyntax>(fields.Fields.Length);
        foreach (var field in fields.Fields)
        {
            if (type.FindField(field.Name) is not null)
            {
                known.Add(field);
            }
            else if (!problems.IsFull)
            {
                var found = Printer.PrintForError(literal);
                problems.Add(InputProblems.UnknownField(type, field.Name, found, hideSuggestions), field);
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(fields, type, known);
        }
    }

    private void CheckField(
        ObjectValueSyntax literal, ValueSyntax value, InputObjectType type, InputValueDefinition definition)
    {
        if (value is VariableSyntax variable && variables is not null)
        {
            var hasValue = variables.TryGetValue(variable.Name, out var coerced);
            if (type.IsOneOf && coerced is null)
            {
                problems.Add(
                    $"Expected variable \"${variable.Name}\" provided to field \"{definition.Name}\" for OneOf Input "
                    + $"Object type \"{type}\" {(hasValue ? "not to be null" : "to provide a runtime value")}.",
                    literal);
            }
            else if (!type.IsOneOf && !hasValue && !definition.IsRequired)
            {
                return;
            }
        }

        problems.Enter(new PathSegment(definition.Name));
        Check(value, definition.Type);
        problems.Leave();
    }

    private void CheckOneOf(ObjectValueSyntax literal, InputObjectType type, List<ObjectFieldSyntax> known)
    {
        if (known is not [var only])
        {
            problems.Add(InputProblems.NotOneOf(type), literal);
        }
        else if (only.Value is NullValueSyntax)
        {
            problems.Enter(new PathSegment(only.Name));
            problems.Add(InputProblems.NotOneOf(type), literal);
            problems.Leave();
        }
    }
}
