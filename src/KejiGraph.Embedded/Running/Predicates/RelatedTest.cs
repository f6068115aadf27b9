using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Predicates;

/// <summary>Some, none or all of the relationships of the row's node satisfy a test on their own row.</summary>
internal sealed class RelatedTest(
    RelationshipType type, Direction direction, NodeSet target, Quantifier quantifier, Test? test) : Test
{
    public override bool Matches(RunContext context, in Scope scope)
    {
        var present = test is null || test.IsAbsent(context) ? null : test;
        var node = scope.Row.Node;
        context.Reads?.Adjacency(node, type, direction);
        var links = context.Snapshot.TableOf(node).Adjacent(type, direction)[node.Row];
        for (var at = 0; at < links.Count; at++)
        {
            if (!target.Contains(links.Nodes[at].Type))
            {
                continue;
            }

            context.Deadline.CountRow();
            var matches = present?.Matches(context, new Scope(new Row(links.Nodes[at], links.Relationships[at]))) ?? true;
            if (matches != (quantifier == Quantifier.All))
            {
                return quantifier == Quantifier.Some;
            }
        }

        return quantifier != Quantifier.Some;
    }
}

/// <summary>The row's node has a relationship, or has none, as the operand says.</summary>
internal sealed class HasRelatedTest(
    RelationshipType type, Direction direction, NodeSet target, Operand operand) : Test
{
    private readonly RelatedTest _some = new(type, direction, target, Quantifier.Some, null);

    public override bool Matches(RunContext context, in Scope scope) =>
        _some.Matches(context, scope) == (bool)context.Arguments[operand]!;

    public override bool IsAbsent(RunContext context) => context.Arguments[operand] is not bool;
}
