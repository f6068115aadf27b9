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
    /// <summary>The policy of a plan.</summary>
    public CachePolicy Of(Plan plan)
    {
        var sets = new HashSet<NodeSet>();
        Collect(plan.Roots, sets);
        return sets.SelectMany(set => set.Types).Distinct().Select(model.CachePolicyOf).Aggregate((CachePolicy?)null, And) ?? CachePolicy.None;

        static CachePolicy? And(CachePolicy? all, CachePolicy one) => all is null ? one : all.And(one);
    }

    private static void Collect(ImmutableArray<Projection> fields, HashSet<NodeSet> sets)
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

    private static void Collect(NodeSet set, NodeSelection selection, HashSet<NodeSet> sets)
    {
        sets.Add(set);
        for (var place = 0; place < selection.Set.Types.Length; place++)
        {
            Collect(selection[place], sets);
        }
    }
}
