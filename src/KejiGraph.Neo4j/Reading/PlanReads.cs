using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Neo4j.Reading;

/// <summary>
/// What an answer of Neo4j depends on. The records do not say which nodes the server looked at, so it is told from the plan: all nodes
/// of the types and all relationships of the types that it names.
/// </summary>
internal sealed class PlanReads
{
    private readonly PlanArguments _arguments;
    private readonly HashSet<NodeType> _types = [];
    private readonly HashSet<RelationshipType> _relationships = [];

    private PlanReads(PlanArguments arguments)
    {
        _arguments = arguments;
    }

    /// <summary>The dependencies, as <see cref="DependencyHash"/> makes them.</summary>
    public static ulong[] Of(Plan plan, PlanArguments arguments)
    {
        var reads = new PlanReads(arguments);
        reads.Read(plan.Roots);
        return [.. reads._types.Select(DependencyHash.Label), .. reads._relationships.Select(DependencyHash.Relationships)];
    }

    private void Read(ImmutableArray<Projection> fields)
    {
        foreach (var field in fields)
        {
            Read(field);
        }
    }

    private void Read(Projection field)
    {
        switch (field)
        {
            case Projection.Node node:
                Read(node.Selection);
                break;
            case Projection.NodeList list:
                Read(list.Selection);
                break;
            case Projection.Connection connection:
                Read(connection);
                break;
            case Projection.PageNodes nodes:
                Read(nodes.Selection);
                break;
            case Projection.PageEdges edges:
                Read(edges.Fields);
                break;
            case Projection.EdgeNode node:
                Read(node.Selection);
                break;
            case Projection.Records records:
                Read(records.Fields);
                break;
            case Projection.Reference reference:
                Read(reference.Selection);
                break;
            case Projection.TotalCount or Projection.PageInfo or Projection.Cursor or Projection.Property:
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Read(Projection.Connection connection)
    {
        Read(connection.Source.Nodes);
        if (connection.Source is RowSource.Expand expand)
        {
            _relationships.Add(expand.Type);
        }

        if (connection.Filter is not null)
        {
            Read(connection.Filter);
        }

        Read(connection.Ordering);
        if (connection.OrderingParameter is { } parameter && _arguments[parameter] is Ordering given)
        {
            Read(given);
        }

        Read(connection.Fields);
    }

    private void Read(NodeSelection selection)
    {
        Read(selection.Set);
        for (var place = 0; place < selection.Set.Types.Length; place++)
        {
            Read(selection[place]);
            if (selection.IsUniform)
            {
                break;
            }
        }
    }

    private void Read(NodeSet set) => _types.UnionWith(set.Types);

    private void Read(Ordering ordering)
    {
        foreach (var key in ordering.Keys)
        {
            Read(key.Value);
        }
    }

    private void Read(Predicate predicate)
    {
        switch (predicate)
        {
            case Predicate.And and:
                Read(and.Operands);
                break;
            case Predicate.Or or:
                Read(or.Operands);
                break;
            case Predicate.Not not:
                Read(not.Operand);
                break;
            case Predicate.Comparison comparison:
                Read(comparison.Value);
                break;
            case Predicate.Related related:
                _relationships.Add(related.Type);
                if (related.Row is not null)
                {
                    Read(related.Target);
                    Read(related.Row);
                }

                break;
            case Predicate.HasRelated has:
                _relationships.Add(has.Type);
                break;
            case Predicate.Elements { Element: { } element }:
                Read(element);
                break;
            case Predicate.Elements or Predicate.HasElements:
                break;
            case Predicate.Referenced referenced:
                Read(referenced.Field.Field.Target!);
                Read(referenced.Row);
                break;
            case Predicate.Parameter parameter:
                if (_arguments[parameter.Operand] is Predicate given)
                {
                    Read(given);
                }

                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Read(ImmutableArray<Predicate> predicates)
    {
        foreach (var predicate in predicates)
        {
            Read(predicate);
        }
    }

    private void Read(ValueSource value)
    {
        if (value is ValueSource.RelatedCount count)
        {
            _relationships.Add(count.Type);
        }
    }
}
