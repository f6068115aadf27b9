using System.Collections.Immutable;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Testing.Contract;

/// <summary>Random connections over a graph that <see cref="RandomChanges"/> made, with what a plain search says of them.</summary>
public sealed class RandomConnections(SmallModel model, RandomChanges graph, int seed)
{
    private readonly Random _random = new(seed * 7919);
    private List<object?> _values = [];

    /// <summary>A plan with its arguments, and what the store should push.</summary>
    public (Plan Plan, PlanArguments Arguments, string Expected) Next()
    {
        _values = [];
        var expands = _random.Next(3) == 0;
        RelationshipType? relationship = expands ? Pick<RelationshipType>([model.Wrote, model.Cites]) : null;
        var direction = Pick<Direction>([Direction.Out, Direction.In]);
        var set = relationship is null
            ? Pick<NodeSet>([Set(model.Person), Set(model.Paper), new NodeSet("Any", [model.Person, model.Paper])])
            : Set(relationship == model.Wrote && direction == Direction.In ? model.Person : model.Paper);
        var filter = _random.Next(4) == 0 ? null : Filter(set, relationship, depth: 2);
        var ordering = new Ordering([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Key(set, relationship))]);
        RowSource source = relationship is null
            ? new RowSource.Scan(set)
            : new RowSource.Expand(relationship, direction, set);
        var owner = relationship is null ? null : Owner(relationship, direction);
        var ownerOperand = Add(owner);
        var windowOperand = Add(null);
        var arguments = new PlanArguments([.. _values], null);
        var rows = new PlainSearch(graph, arguments).Rows(source, owner, filter, ordering);
        var window = Window(rows, ordering, arguments);
        _values[windowOperand.Parameter] = window;
        arguments = new PlanArguments([.. _values], null);
        var connection = Connection(source, filter, ordering, windowOperand, set);
        var root = relationship is null
            ? connection
            : (Projection)new Projection.Node(
                "owner",
                -1,
                model.Graph.AllNodes,
                ownerOperand,
                new NodeSelection(model.Graph.AllNodes, ByType(direction == Direction.Out ? relationship.Sources : relationship.Targets, connection)));
        var text = Expected(rows, window);
        return (
            new Plan([root], [], []),
            arguments,
            relationship is null ? text : $"{OwnerType(owner)}( {text}) ");
    }

    /// <summary>Counts the nodes of a set one by one.</summary>
    public static (Plan Plan, PlanArguments Arguments) CountAll(NodeSet set)
    {
        var name = new ValueSource.NodeProperty(set.FindProperty("name")!);
        var filter = new Predicate.Comparison(name, ComparisonOperator.Contains, new Operand(1));
        var connection = new Projection.Connection(
            "all", -1, new RowSource.Scan(set), filter, Ordering.ById, null, new Operand(0), [new Projection.TotalCount("n", -1)]);
        return (new Plan([connection], [], []), new PlanArguments([new PageWindow(10), "x"], null));
    }

    private static Projection.Connection Connection(
        RowSource source, Predicate? filter, Ordering ordering, Operand window, NodeSet set) => new(
        "rows",
        -1,
        source,
        filter,
        ordering,
        null,
        window,
        [
            new Projection.TotalCount("total", -1),
            new Projection.PageNodes(
                "nodes",
                -1,
                new NodeSelection(
                    set, [new Projection.Property("id", -1, new PropertySource.OfNode(set.FindProperty("id")!))])),
            new Projection.PageInfo(
                "info",
                -1,
                [
                    new Projection.PageFact("next", -1, PageFactKind.HasNextPage),
                    new Projection.PageFact("previous", -1, PageFactKind.HasPreviousPage),
                ]),
        ]);

    private ImmutableArray<ImmutableArray<Projection>> ByType(NodeSet owners, Projection connection) =>
        [.. model.Graph.NodeTypes.Select(type => owners.Contains(type.Index) ? ImmutableArray.Create(connection) : [])];

    private static string Expected(List<PlainRow> rows, PageWindow window)
    {
        var after = window.After is null ? 0 : Position(rows, window.After, inclusive: true);
        var before = window.Before is null ? rows.Count : Position(rows, window.Before, inclusive: false);
        var (start, end) = window.FromEnd
            ? (Math.Max(after, before - window.Count), Math.Max(before, after))
            : (after, Math.Max(after, Math.Min(before, after + window.Count)));
        if (after > before)
        {
            (start, end) = window.FromEnd ? (before, before) : (after, after);
        }

        var ids = string.Concat(rows.Skip(start).Take(end - start).Select(row => $"{row.Type.Index}( {row.Id} ) "));
        return $"( {rows.Count} [ {ids}] ( {(end < rows.Count ? "true" : "false")} {(start > 0 ? "true" : "false")} ) ) ";
    }

    /// <summary>The number of rows before a place, the row at the place included or not.</summary>
    private static int Position(List<PlainRow> rows, CursorKey key, bool inclusive)
    {
        var index = rows.FindIndex(row => row.Id == key.NodeId && row.RelationshipId == key.RelationshipId);
        return inclusive ? index + 1 : index;
    }

    private PageWindow Window(List<PlainRow> rows, Ordering ordering, PlanArguments arguments)
    {
        var search = new PlainSearch(graph, arguments);
        return new PageWindow(
            _random.Next(6),
            _random.Next(2) == 0,
            rows.Count > 0 && _random.Next(3) == 0 ? search.KeyOf(ordering, rows[_random.Next(rows.Count)]) : null,
            rows.Count > 0 && _random.Next(3) == 0 ? search.KeyOf(ordering, rows[_random.Next(rows.Count)]) : null);
    }

    private SortKey Key(NodeSet set, RelationshipType? relationship)
    {
        var descending = _random.Next(2) == 0;
        if (relationship is not null && _random.Next(3) == 0)
        {
            return new SortKey(new ValueSource.RelationshipProperty(relationship, relationship.Properties.Find("order")!), descending);
        }

        if (set.IsSingle && set.Types[0] == model.Paper && _random.Next(4) == 0)
        {
            return new SortKey(new ValueSource.RelatedCount(model.Cites, Direction.In, Set(model.Paper)), descending);
        }

        var properties = set.Types[0].Properties.Where(property => property.IsOrdered && set.FindProperty(property.Name) is not null);
        return new SortKey(new ValueSource.NodeProperty(set.FindProperty(Pick([.. properties]).Name)!), descending);
    }

    private Predicate Filter(NodeSet set, RelationshipType? relationship, int depth) => _random.Next(depth > 0 ? 8 : 4) switch
    {
        4 => new Predicate.And([.. Several(() => Filter(set, relationship, depth - 1))]),
        5 => new Predicate.Or([.. Several(() => Filter(set, relationship, depth - 1))]),
        6 => new Predicate.Not(Filter(set, relationship, depth - 1)),
        7 when set.IsSingle && set.Types[0] == model.Paper => new Predicate.Related(
            model.Cites,
            Pick<Direction>([Direction.In, Direction.Out]),
            Set(model.Paper),
            Pick(Enum.GetValues<Quantifier>()),
            _random.Next(2) == 0 ? null : Filter(Set(model.Paper), model.Cites, depth - 1)),
        7 when set.IsSingle => new Predicate.HasRelated(model.Wrote, Direction.Out, Set(model.Paper), Add(_random.Next(2) == 0)),
        3 when set.IsSingle && set.Types[0] == model.Person => Skills(),
        3 when relationship is not null => new Predicate.Comparison(
            new ValueSource.RelationshipProperty(relationship, relationship.Properties.Find("order")!),
            Pick(Order),
            Add((long)_random.Next(5))),
        _ => Comparison(set),
    };

    private Predicate Skills()
    {
        var property = model.Person.Properties.Find("skills")!;
        var list = new ValueSource.NodeProperty(Set(model.Person).FindProperty("skills")!);
        return _random.Next(3) == 0
            ? new Predicate.HasElements(list, Add(_random.Next(2) == 0))
            : new Predicate.Elements(
                list,
                Pick(Enum.GetValues<Quantifier>()),
                new Predicate.Comparison(new ValueSource.Element(property), ComparisonOperator.Contains, Add(Pick<string>(["a", "枣", "\""]))));
    }

    private static readonly ComparisonOperator[] Order =
    [
        ComparisonOperator.Equal, ComparisonOperator.GreaterThan, ComparisonOperator.GreaterThanOrEqual,
        ComparisonOperator.LessThan, ComparisonOperator.LessThanOrEqual,
    ];

    private Predicate.Comparison Comparison(NodeSet set)
    {
        var properties = set.Types[0].Properties.Where(property =>
            property.IsOrdered && set.FindProperty(property.Name) is not null);
        var property = Pick([.. properties]);
        var source = new ValueSource.NodeProperty(set.FindProperty(property.Name)!);
        var comparison = property.Kind switch
        {
            _ when _random.Next(5) == 0 => ComparisonOperator.In,
            ValueKind.String => Pick<ComparisonOperator>(
                [.. Order, ComparisonOperator.Contains, ComparisonOperator.StartsWith, ComparisonOperator.EndsWith]),
            _ => Pick(Order),
        };
        object? operand = comparison == ComparisonOperator.In
            ? Enumerable.Range(0, _random.Next(4)).Select(_ => Value(property)).ToArray()
            : _random.Next(12) == 0 ? PlanArguments.Absent : Value(property);
        return new Predicate.Comparison(source, comparison, Add(operand));
    }

    /// <summary>A value that some node has, or null.</summary>
    private object? Value(PropertyDefinition property)
    {
        if (property.Name == "id")
        {
            return Pick<string>([.. graph.Nodes.Select(node => node.Id), "nothing"]);
        }

        object?[] values = [.. graph.Nodes.Select(node => node.Values.GetValueOrDefault(property.Name))];
        var value = values.Length == 0 ? null : Pick(values);
        return value is string { Length: > 2 } text && _random.Next(2) == 0 && property.Enum is null ? text[..2] : value;
    }

    private string? Owner(RelationshipType type, Direction direction)
    {
        var owners = direction == Direction.Out ? type.Sources : type.Targets;
        string[] ids = [.. graph.Nodes.Where(node => owners.Contains(node.Type.Index)).Select(node => node.Id)];
        return ids.Length == 0 ? null : Pick(ids);
    }

    private int OwnerType(string? owner) => graph.Nodes.First(node => node.Id == owner).Type.Index;

    private Operand Add(object? value)
    {
        _values.Add(value);
        return new Operand(_values.Count - 1);
    }

    private List<Predicate> Several(Func<Predicate> make) => [.. Enumerable.Range(0, _random.Next(3)).Select(_ => make())];

    private T Pick<T>(T[] all) => all[_random.Next(all.Length)];

    private static NodeSet Set(NodeType type) => new(type.Name, [type]);
}
