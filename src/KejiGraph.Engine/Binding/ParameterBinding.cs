using KejiGraph.Engine.Cursors;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Binding;

/// <summary>How the value of a parameter comes from a request. A closed family.</summary>
internal abstract class ParameterBinding
{
    /// <summary>The value.</summary>
    /// <exception cref="GraphQLException">The request gives a value that cannot be used.</exception>
    public abstract object? Bind(BindingContext context);

    /// <summary>The document gives it.</summary>
    internal sealed class Constant(object? value) : ParameterBinding
    {
        public override object? Bind(BindingContext context) => value;
    }

    /// <summary>A variable gives it; without one, and where null would ask for nothing, it is absent.</summary>
    internal sealed class Variable(string name, bool nullIsAbsent) : ParameterBinding
    {
        public override object? Bind(BindingContext context) =>
            context.Variables.TryGetValue(name, out var value) && !(value is null && nullIsAbsent)
                ? context.StoreValueOf(value)
                : PlanArguments.Absent;
    }

    /// <summary>An argument of a field gives it.</summary>
    internal sealed class Argument(FieldDefinition field, FieldSyntax syntax, string argument) : ParameterBinding
    {
        public override object? Bind(BindingContext context) =>
            context.StoreValueOf(context.ArgumentOf(field, syntax, argument));
    }

    /// <summary>The ids of the nodes that a later part of a response is read for.</summary>
    internal sealed class NodeIds : ParameterBinding
    {
        public override object? Bind(BindingContext context) => context.NodeIds;
    }

    /// <summary>The id of a node that an event names; null when it names none, and before there is an event.</summary>
    internal sealed class EventNode(Func<object, string?> readId) : ParameterBinding
    {
        public override object? Bind(BindingContext context) => context.Event is { } one ? readId(one) : null;
    }

    /// <summary>A whole filter.</summary>
    internal sealed class Filter(FieldDefinition field, FieldSyntax syntax, FilterScope scope) : ParameterBinding
    {
        public override object? Bind(BindingContext context)
        {
            var where = context.ArgumentOf(field, syntax, "where");
            context.Count(where);
            return new FilterCompiler(context.Add).Compile(InputTree.FromValue(where), scope) ?? PlanArguments.Absent;
        }
    }

    /// <summary>A whole order.</summary>
    internal sealed class Order(FieldDefinition field, FieldSyntax syntax, FilterScope scope) : ParameterBinding
    {
        public override object? Bind(BindingContext context)
        {
            var order = context.ArgumentOf(field, syntax, "order");
            context.Count(order);
            return OrderCompiler.Compile(InputTree.FromValue(order), scope);
        }
    }

    /// <summary>The page of a connection.</summary>
    /// <param name="field">The field.</param>
    /// <param name="syntax">The field in the document.</param>
    /// <param name="ordering">The order of the list.</param>
    /// <param name="orderingParameter">The parameter with the order, bound before; where the document does not tell it.</param>
    internal sealed class Window(FieldDefinition field, FieldSyntax syntax, Ordering ordering, Operand? orderingParameter)
        : ParameterBinding
    {
        public override object? Bind(BindingContext context)
        {
            var (first, last) = (Count(context, "first"), Count(context, "last"));
            if (first is not null && last is not null)
            {
                throw new GraphQLException(BindingErrors.FirstAndLast(field, syntax));
            }

            var order = orderingParameter is { } operand ? (Ordering)context.Values[operand.Parameter]! : ordering;
            return new PageWindow(
                first ?? last ?? context.Pages.DefaultSize,
                FromEnd: last is not null,
                Key(context, order, "after"),
                Key(context, order, "before"));
        }

        private int? Count(BindingContext context, string name) => context.ArgumentOf(field, syntax, name) switch
        {
            null => null,
            int count and < 0 => throw new GraphQLException(BindingErrors.NegativeCount(field, syntax, name, count)),
            int count when count > context.Pages.MaxSize =>
                throw new GraphQLException(BindingErrors.PageTooLarge(field, syntax, name, count, context.Pages.MaxSize)),
            var count => (int)count,
        };

        private CursorKey? Key(BindingContext context, Ordering order, string name)
        {
            if (context.ArgumentOf(field, syntax, name) is not string cursor)
            {
                return null;
            }

            return context.Cursors.TryRead(cursor, order, out var key)
                ? key
                : throw new GraphQLException(BindingErrors.UnknownCursor(field, syntax, name));
        }
    }
}
