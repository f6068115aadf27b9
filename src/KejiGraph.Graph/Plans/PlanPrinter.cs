using System.Text;
using System.Diagnostics;

namespace KejiGraph.Graph.Plans;

/// <summary>Prints a plan as text: one operator a line, two spaces a level, parameters with what they stand for.</summary>
internal sealed class PlanPrinter
{
    private readonly Plan _plan;
    private readonly StringBuilder _text = new();
    private readonly PredicatePrinter _predicates;
    private int _level;

    private PlanPrinter(Plan plan)
    {
        _plan = plan;
        _predicates = new PredicatePrinter(Show);
    }

    public static string Print(Plan plan)
    {
        var printer = new PlanPrinter(plan);
        printer.Fields(plan.Roots);
        return printer._text.ToString();
    }

    private void Fields(IEnumerable<Projection> fields)
    {
        foreach (var field in fields)
        {
            Field(field);
        }
    }

    private void Field(Projection field)
    {
        switch (field)
        {
            case Projection.Node node:
                Line(field, $"node {node.Set} id {Show(node.Id)}");
                Selection(node.Selection);
                break;
            case Projection.NodeList list:
                Line(field, $"nodes {list.Set} ids {Show(list.Ids)}");
                Selection(list.Selection);
                break;
            case Projection.Connection connection:
                Connection(connection);
                break;
            case Projection.TotalCount:
                Line(field, "count");
                break;
            case Projection.PageNodes nodes:
                Line(field, "page nodes");
                Selection(nodes.Selection);
                break;
            case Projection.PageEdges edges:
                Line(field, "page edges");
                Nested(edges.Fields);
                break;
            case Projection.PageInfo info:
                Line(field, "page info");
                Nested(info.Fields);
                break;
            case Projection.PageFact fact:
                Line(field, fact.Fact switch
                {
                    PageFactKind.HasNextPage => "has next",
                    PageFactKind.HasPreviousPage => "has previous",
                    PageFactKind.StartCursor => "first cursor",
                    PageFactKind.EndCursor => "last cursor",
                    _ => throw new UnreachableException(),
                });
                break;
            case Projection.Cursor:
                Line(field, "cursor");
                break;
            case Projection.EdgeNode node:
                Line(field, "end node");
                Selection(node.Selection);
                break;
            case Projection.Property property:
                Line(field, Source(property.Source));
                break;
            case Projection.Records records:
                Line(field, $"records {Source(records.Source)}");
                Nested(records.Fields);
                break;
            case Projection.Reference reference:
                Line(field, $"reference {reference.Field}");
                Selection(reference.Selection);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Connection(Projection.Connection connection)
    {
        Line(connection, connection.Source switch
        {
            RowSource.Scan scan => $"scan {scan.Set}",
            RowSource.Expand expand => $"expand {PredicatePrinter.Arrow(expand.Type, expand.Direction)} {expand.Target}",
            _ => throw new UnreachableException(),
        });
        _level++;
        if (connection.Filter is { } filter)
        {
            Line($"filter {_predicates.Print(filter)}");
        }

        Line(connection.OrderingParameter is { } parameter ? $"sort {Show(parameter)}" : $"sort {connection.Ordering}");
        Line($"page {Show(connection.Window)}");
        Fields(connection.Fields);
        _level--;
    }

    private static string Source(PropertySource source) => source switch
    {
        PropertySource.OfNode => $".{source.Definition}",
        PropertySource.OfRelationship => $"-.{source.Definition}",
        PropertySource.OfRecord => $"#.{source.Definition}",
        _ => throw new UnreachableException(),
    };

    private void Selection(NodeSelection selection)
    {
        if (selection.IsUniform)
        {
            Nested(selection[0]);
            return;
        }

        // Node types that share a list are printed together, in the order of their first member.
        var places = Enumerable.Range(0, selection.Set.Types.Length).GroupBy(place => selection[place]);
        _level++;
        foreach (var group in places)
        {
            Line($"on {string.Join(" | ", group.Select(place => selection.Set.Types[place].Name))}");
            Nested(group.Key);
        }

        _level--;
    }

    private void Nested(IEnumerable<Projection> fields)
    {
        _level++;
        Fields(fields);
        _level--;
    }

    private string Show(Operand operand) =>
        operand.Parameter < _plan.Parameters.Length ? _plan.Parameters[operand.Parameter] : operand.ToString();

    private void Line(Projection field, string what) =>
        Line($"{field.Name}: {what}{(field.Condition < 0 ? "" : $" if {_plan.Conditions[field.Condition]}")}");

    private void Line(string text) => _text.Append(' ', _level * 2).Append(text).Append('\n');
}
