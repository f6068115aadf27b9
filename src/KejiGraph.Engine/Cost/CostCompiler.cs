using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Cost;

/// <summary>
/// Makes the steps of a plan's price, each after those that it counts. Parts of a plan that are shared are recognised by
/// reference, a connection by its window, which no two have in common.
/// </summary>
internal sealed class CostCompiler
{
    private readonly List<CostStep> _steps = [];
    private readonly Dictionary<(ImmutableArray<Projection> Fields, Connection? Of), int> _fields = [];
    private readonly Dictionary<NodeSelection, int> _nodes = [];
    private readonly Dictionary<Operand, int> _connections = [];

    /// <summary>The steps of a plan; the last is the whole.</summary>
    public static ImmutableArray<CostStep> Compile(Plan plan)
    {
        var compiler = new CostCompiler();
        compiler.Fields(plan.Roots, of: null);
        return [.. compiler._steps];
    }

    private int Add(CostStep step)
    {
        _steps.Add(step);
        return _steps.Count - 1;
    }

    private int Fields(ImmutableArray<Projection> fields, Connection? of)
    {
        if (_fields.TryGetValue((fields, of), out var known))
        {
            return known;
        }

        var constant = 0.0;
        var parts = ImmutableArray.CreateBuilder<CostStep.Part>();
        foreach (var field in fields)
        {
            var part = Part(field, of);
            if (part is { Step: < 0, Condition: < 0 })
            {
                constant += part.Constant;
            }
            else
            {
                parts.Add(part);
            }
        }

        var step = Add(new CostStep.Sum(constant, parts.DrainToImmutable()));
        _fields.Add((fields, of), step);
        return step;
    }

    private CostStep.Part Part(Projection field, Connection? of) => field switch
    {
        Projection.Node node => Of(field, 0, Node(node.Selection)),
        Projection.NodeList list => Of(field, 0, Add(new CostStep.Rows(list.Ids, 0, Node(list.Selection)))),
        Projection.Connection connection => Of(field, 0, List(connection)),
        Projection.TotalCount => Of(field, CostWeights.TotalCount, of!.Value.Count),
        Projection.PageNodes nodes => Of(field, 0, Add(new CostStep.Rows(of!.Value.Window, 0, Node(nodes.Selection)))),
        Projection.PageEdges edges =>
            Of(field, 0, Add(new CostStep.Rows(of!.Value.Window, CostWeights.Edge, Fields(edges.Fields, of)))),
        Projection.PageInfo info => Of(field, 0, Fields(info.Fields, of)),
        Projection.EdgeNode node => Of(field, 0, Node(node.Selection)),
        Projection.Property or Projection.Cursor or Projection.PageFact => Of(field, CostWeights.Value, -1),
        Projection.Records records => Records(records),
        Projection.Reference reference => Of(field, 0, Node(reference.Selection)),
        _ => throw new UnreachableException(),
    };

    private static CostStep.Part Of(Projection field, double constant, int step, double times = 1) =>
        new(constant, step, field.Condition, field.Name, times);

    private CostStep.Part Records(Projection.Records records)
    {
        var times = records.Source.Definition.IsList ? CostWeights.RecordsOfList : 1;
        return Of(records, times * CostWeights.Record, Fields(records.Fields, of: null), times);
    }

    private int Node(NodeSelection selection)
    {
        if (_nodes.TryGetValue(selection, out var known))
        {
            return known;
        }

        var types = Enumerable.Range(0, selection.Set.Types.Length).Select(place => Fields(selection[place], of: null));
        var step = Add(new CostStep.Node([.. types.Distinct()]));
        _nodes.Add(selection, step);
        return step;
    }

    private int List(Projection.Connection connection)
    {
        if (_connections.TryGetValue(connection.Window, out var known))
        {
            return known;
        }

        var scale = connection.Source is RowSource.Scan ? CostWeights.WholeType : 1;
        var search = Search(connection, scale, isCount: false);
        var count = connection.Filter is null ? -1 : Search(connection, scale, isCount: true);
        var fields = Fields(connection.Fields, new Connection(connection.Window, count));
        var step = Add(new CostStep.Sum(
            CostWeights.List,
            [new CostStep.Part(0, search, -1, null), new CostStep.Part(0, fields, -1, null)]));
        _connections.Add(connection.Window, step);
        return step;
    }

    private int Search(Projection.Connection connection, double scale, bool isCount) => Add(new CostStep.Search(
        connection.Filter, connection.Ordering, connection.OrderingParameter, scale, isCount));

    /// <summary>The connection around some fields.</summary>
    /// <param name="Window">Its page.</param>
    /// <param name="Count">The step that a total count runs the filter in; -1 without a filter.</param>
    private readonly record struct Connection(Operand Window, int Count);
}
