using System.Collections.Immutable;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// Finds the operands that name node types. Types become labels of a statement, so that statements differ by what these operands hold.
/// </summary>
internal sealed class TypeNames
{
    private readonly HashSet<Projection> _visited = new(ReferenceEqualityComparer.Instance);
    private readonly List<Operand> _operands = [];

    /// <summary>Those of a plan, without what stands in filters that only a request gives. Costs a walk through the plan.</summary>
    public static ImmutableArray<Operand> In(Plan plan)
    {
        var names = new TypeNames();
        names.Visit(plan.Roots);
        return [.. names._operands];
    }

    /// <summary>Those of a filter, without what stands in filters within it that only a request gives.</summary>
    public static IEnumerable<Operand> In(Predicate? filter) => filter switch
    {
        Predicate.And and => and.Operands.SelectMany(In),
        Predicate.Or or => or.Operands.SelectMany(In),
        Predicate.Not not => In(not.Operand),
        Predicate.Comparison { Value: ValueSource.TypeName } comparison => [comparison.Operand],
        Predicate.Related related => In(related.Row),
        Predicate.Elements elements => In(elements.Element),
        Predicate.Referenced referenced => In(referenced.Row),
        _ => [],
    };

    private void Visit(ImmutableArray<Projection> fields)
    {
        foreach (var field in fields.Where(_visited.Add))
        {
            Visit(field);
        }
    }

    private void Visit(Projection field)
    {
        switch (field)
        {
            case Projection.Node node:
                Visit(node.Selection);
                break;
            case Projection.NodeList list:
                Visit(list.Selection);
                break;
            case Projection.Connection connection:
                _operands.AddRange(In(connection.Filter));
                Visit(connection.Fields);
                break;
            case Projection.PageNodes nodes:
                Visit(nodes.Selection);
                break;
            case Projection.PageEdges edges:
                Visit(edges.Fields);
                break;
            case Projection.EdgeNode node:
                Visit(node.Selection);
                break;
            case Projection.Records records:
                Visit(records.Fields);
                break;
            case Projection.Reference reference:
                Visit(reference.Selection);
                break;
            default:
                break;
        }
    }

    private void Visit(NodeSelection selection)
    {
        for (var place = 0; place < (selection.IsUniform ? 1 : selection.Set.Types.Length); place++)
        {
            Visit(selection[place]);
        }
    }
}
