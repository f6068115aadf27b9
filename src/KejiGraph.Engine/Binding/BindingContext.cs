using KejiGraph.Engine.Cursors;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Binding;

/// <summary>What parameters are bound with: one request. Used by one thread.</summary>
/// <param name="scope">What the request gives.</param>
/// <param name="parameters">The number of parameters of the plan.</param>
internal sealed class BindingContext(BindingScope scope, int parameters)
{
    /// <summary>
    /// The most values that the filters, orders and lists of one operation may have with its variables put in. Without it a large
    /// variable that many fields use would be read as often.
    /// </summary>
    public const int MaxValues = 50_000;

    private int _values;

    /// <summary>The coerced variables.</summary>
    public VariableValues Variables => scope.Variables;

    /// <summary>The sizes of pages.</summary>
    public PageOptions Pages => scope.Settings.Pages;

    /// <summary>Reads cursors.</summary>
    public CursorCodec Cursors => scope.Settings.Cursors;

    /// <summary>The ids of the nodes that a later part is read for.</summary>
    public object?[] NodeIds => scope.NodeIds;

    /// <summary>The event that is answered.</summary>
    public object? Event => scope.Event;

    /// <summary>The values: first those of the plan's parameters, then those that filters of the request add.</summary>
    public List<object?> Values { get; } = [.. new object?[parameters]];

    /// <summary>Counts the values of coerced input before it is read.</summary>
    /// <exception cref="GraphQLException">There are too many.</exception>
    public void Count(object? coerced)
    {
        if (++_values > MaxValues)
        {
            throw new GraphQLException(BindingErrors.TooManyValues(MaxValues));
        }

        switch (coerced)
        {
            case InputObjectValue value:
                foreach (var field in value.Fields)
                {
                    Count(field.Value);
                }

                break;
            case object?[] items:
                foreach (var item in items)
                {
                    Count(item);
                }

                break;
        }
    }

    /// <summary>A single value or a list of them in the .NET types of stores.</summary>
    /// <exception cref="GraphQLException">There are too many values.</exception>
    public object? StoreValueOf(object? coerced)
    {
        Count(coerced);
        return StoreValue.Of(coerced);
    }

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

/// <summary>What the engine binds arguments with in every request.</summary>
/// <param name="Pages">The sizes of pages.</param>
/// <param name="Cursors">Reads cursors.</param>
internal sealed record BindingSettings(PageOptions Pages, CursorCodec Cursors);

/// <summary>What one request gives to bind arguments with.</summary>
/// <param name="Variables">The coerced variables.</param>
/// <param name="Settings">The engine's.</param>
/// <param name="NodeIds">The ids of the nodes that a later part is read for; empty for the first part.</param>
/// <param name="Event">The event that is answered; null but for subscriptions.</param>
internal readonly record struct BindingScope(
    VariableValues Variables, BindingSettings Settings, object?[] NodeIds, object? Event);
