using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Running.Values;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Predicates;

/// <summary>Some, none or all of the elements of a list property satisfy a test. A single record is a list of one.</summary>
internal sealed class ElementsTest(ListReader list, Quantifier quantifier, Test? test) : Test
{
    public override bool Matches(RunContext context, in Scope scope)
    {
        var present = test is null || test.IsAbsent(context) ? null : test;
        if (list.TryGet(context, scope, out var reader))
        {
            for (var left = list.Property.IsList ? reader.Count() : 1; left > 0; left--)
            {
                var item = reader.Skip(list.Property, isItem: true);
                var element = list.Property.Kind == ValueKind.Record ? ListReader.RecordOf(item) : item;
                if ((present?.Matches(context, new Scope(scope.Row, element)) ?? true) != (quantifier == Quantifier.All))
                {
                    return quantifier == Quantifier.Some;
                }
            }
        }

        return quantifier != Quantifier.Some;
    }
}

/// <summary>A list property has an element, or has none, as the operand says.</summary>
internal sealed class HasElementsTest(ListReader list, Operand operand) : Test
{
    private readonly ElementsTest _some = new(list, Quantifier.Some, null);

    public override bool Matches(RunContext context, in Scope scope) =>
        _some.Matches(context, scope) == (bool)context.Arguments[operand]!;

    public override bool IsAbsent(RunContext context) => context.Arguments[operand] is not bool;
}

/// <summary>The node that a reference in the record at hand names satisfies a test.</summary>
internal sealed class ReferencedTest(ElementField field, Test test) : Test
{
    // A node that a record names exists as long as the record does, so that it is missing is nothing to note.
    public override bool Matches(RunContext context, in Scope scope) =>
        field.TryGet(scope.Element, out var reader)
        && context.Snapshot.TryFind(reader.Text(), out var node)
        && test.Matches(context, new Scope(new Row(node)));

    public override bool IsAbsent(RunContext context) => test.IsAbsent(context);
}
