using System.Collections.Immutable;
using KejiGraph.Engine.Model;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// For how long responses may be used without asking again: what the hints of all node types allow that a plan can read. A type without
/// a hint allows nothing.
/// </summary>
internal sealed class CachePolicies(DomainModel model)
{
    private readonly NodeSet _all = new("all", model.Graph.NodeTypes);

    /// <summary>The policy of a plan.</summary>
    public CachePolicy Of(Plan plan)
    {
        var sets = new HashSet<NodeSet>();
        Collect(plan.Roots, sets);
        return sets.SelectMany(set => set.Types).Distinct().Select(model.CachePolicyOf).Aggregate((CachePolicy?)null, And) ?? CachePolicy.None;

        static CachePolicy? And(CachePolicy? all, CachePolicy one) => all is null ? one : all.And(one);
    }

    private void Collect(ImmutableArray<Projection> fields, HashSet<NodeSet> sets)
    {
        foreach (var field in fields)
        {
            switch (field)
            {
                case Projection.Node node:
                    Collect(node.Set, node.Selection, sets);
                    break;
                case Projection.NodeList list:
                    Collect(list.Set, list.Selection, sets);
                    break;
                case Projection.Connection connection:
                    sets.Add(connection.Source.Nodes);
                    Collect(connection.Filter, sets);
                    foreach (var key in connection.Ordering.Keys)
                    {
                        Collect(key.Value, sets);
                    }

                    if (connection.OrderingParameter is not null)
                    {
                        sets.Add(_all);
                    }

                    Collect(connection.Fields, sets);
                    break;
                case Projection.PageNodes nodes:
                    Collect(nodes.Selection.Set, nodes.Selection, sets);
                    break;
                case Projection.PageEdges edges:
                    Collect(edges.Fields, sets);
                    break;
                case Projection.EdgeNode node:
                    Collect(node.Selection.Set, node.Selection, sets);
                    break;
                case Projection.Records records:
                    Collect(records.Fields, sets);
                    break;
                case Projection.Reference reference:
                    Collect(reference.Selection.Set, reference.Selection, sets);
                    break;
                default:
                    break;
            }
        }
    }

    private void Collect(Predicate? filter, HashSet<NodeSet> sets)
    {
        switch (filter)
        {
            case Predicate.Comparison comparison:
                Collect(comparison.Value, sets);
                break;
            case Predicate.Related related:
                sets.Add(related.Target);
                break;
            case Predicate.HasRelated related:
                sets.Add(related.Target);
                break;
            case Predicate.Referenced or Predicate.Parameter:
                // What a reference or a request names can be of any type.
                sets.Add(_all);
                break;
            default:
                break;
        }

        foreach (var part in PartsOf(filter))
        {
            Collect(part, sets);
        }
    }

    private static ImmutableArray<Predicate> PartsOf(Predicate? filter) => filter switch
    {
        Predicate.And and => and.Operands,
        Predicate.Or or => or.Operands,
        Predicate.Not not => [not.Operand],
        Predicate.Related { Row: { } row } => [row],
        Predicate.Elements { Element: { } element } => [element],
        _ => [],
    };

    private static void Collect(ValueSource value, HashSet<NodeSet> sets)
    {
        if (value is ValueSource.RelatedCount count)
        {
            sets.Add(count.Target);
        }
    }

    private void Collect(NodeSet set, NodeSelection selection, HashSet<NodeSet> sets)
    {
        sets.Add(set);
        for (var place = 0; place < selection.Set.Types.Length; place++)
        {
            Collect(selection[place], sets);
        }
    }
}
