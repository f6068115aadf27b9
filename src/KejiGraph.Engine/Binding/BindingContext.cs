using KejiGraph.Engine.Cursors;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Binding;

/// <summary>What parameters are bound with: one request. Used by one thread.</summary>
/// <param name="variables">The coerced variables.</param>
/// <param name="pages">The sizes of pages.</param>
/// <param name="cursors">Reads cursors.</param>
/// <param name="parameters">The number of parameters of the plan.</param>
internal sealed class BindingContext(VariableValues variables, PageOptions pages, CursorCodec cursors, int parameters)
{
    /// <summary>The coerced variables.</summary>
    public VariableValues Variables { get; } = variables;

    /// <summary>The sizes of pages.</summary>
    public PageOptions Pages { get; } = pages;

    /// <summary>Reads cursors.</summary>
    public CursorCodec Cursors { get; } = cursors;

    /// <summary>The values: first those of the plan's parameters, then those that filters of the request add.</summary>
    public List<object?> Values { get; } = [.. new object?[parameters]];

    /// <summary>Gives a value of a filter a parameter beyond those of the plan.</summary>
    public Operand Add(InputTree value)
    {
        Values.Add(((InputTree.Constant)value).Value);
        return new Operand(Values.Count - 1);
    }

    /// <summary>
    /// One coerced argument of a field; null when it is not given. Only this one is coerced: a filter beside it is none of a
    /// page's business.
    /// </summary>
    /// <exception cref="GraphQLException">It cannot be coerced with these variables.</exception>
    public object? ArgumentOf(FieldDefinition field, FieldSyntax syntax, string name)
    {
        if (ArgumentLiteral.Find(syntax, name) is not { } literal
            || (literal is VariableSyntax variable && !Variables.TryGetValue(variable.Name, out _)))
        {
            return null;
        }

        if (LiteralCoercion.TryCoerce(literal, field.FindArgument(name)!.Type, Variables, out var value))
        {
            return value;
        }

        ArgumentCoercion.TryCoerce(field, syntax, Variables, out _, out var error);
        throw new GraphQLException(error!);
    }
}
