using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Decoding;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// Renders a connection as a list of up to four values: the rows of the page, the number of all rows, whether there is a row on the near
/// side of the page, whether there is one past the far bound. Only what is asked for is rendered. Where the far side is asked about, the page
/// has one row more than it shows.
/// </summary>
internal sealed class ConnectionRenderer
{
    // Reading and filtering so many takes a few milliseconds.
    private const int MaxNear = 1000;

    private readonly RenderContext _context;
    private readonly Projection.Connection _connection;
    private readonly ImmutableArray<Projection> _fields;
    private readonly bool _fromEnd;
    private readonly PageBound? _after;
    private readonly PageBound? _before;
    private readonly RowScope _row;
    private readonly RowOrder _order;
    private readonly IReadOnlyList<RowPattern> _patterns;
    private readonly string _filter;
    private readonly bool _isRange;

    private ConnectionRenderer(RenderContext context, Projection.Connection connection, RowScope? owner)
    {
        _context = context;
        _connection = connection;
        _fields = context.Included(connection.Fields);
        var window = (PageWindow)context.Arguments[connection.Window]!;
        _fromEnd = window.FromEnd;
        _after = PageBound.After(connection.Window, window);
        _before = PageBound.Before(connection.Window, window);
        var (set, filter) = TypeFilter.Split(connection.Source.Nodes, connection.Filter, context.Arguments);
        var isNone = set.Types.IsEmpty;
        _row = new RowScope(
            context.Variables.Next('n'),
            isNone ? connection.Source.Nodes : set,
            connection.Source is RowSource.Expand ? context.Variables.Next('r') : null);
        var ordering = connection.OrderingParameter is { } parameter && context.Arguments[parameter] is Ordering given
            ? given
            : connection.Ordering;
        _order = new RowOrder(ordering, context.Parameters, context.Variables);
        _patterns = isNone ? [] : RowPattern.Of(context, connection.Source, owner, _row);
        _filter = context.Predicates.Render(filter, _row);
        _isRange = connection.Source is RowSource.Scan && set.IsSingle && RangeFilter.IsServed(filter, set.Types[0], context.Arguments);
    }

    private bool NeedsRows => _fields.Any(one => one is Projection.PageNodes or Projection.PageEdges or Projection.PageInfo);

    /// <summary>The value of a connection and how it is read.</summary>
    /// <param name="context">The statement.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="owner">The node whose relationships it lists; null at the root.</param>
    public static (string Text, ValueShape Shape) Render(
        RenderContext context, Projection.Connection connection, RowScope? owner) =>
        new ConnectionRenderer(context, connection, owner).Render();

    private (string Text, ValueShape Shape) Render()
    {
        var parts = new RowParts();
        var needsNext = Needs(PageFactKind.HasNextPage);
        var needsPrevious = Needs(PageFactKind.HasPreviousPage);
        var (needsFar, needsNear) = _fromEnd ? (needsPrevious, needsNext) : (needsNext, needsPrevious);
        var (near, far) = _fromEnd ? (_before, _after) : (_after, _before);
        var forward = !_fromEnd;

        var rowParts = new RowParts();
        var (rowsPlace, limitPlace) = (-1, -1);
        ConnectionField[] shapes = [.. _fields.Select(field => Field(field, rowParts))];
        var cursor = _fields.Any(NeedsCursor) ? Cursor(rowParts) : null;
        if (NeedsRows)
        {
            var limit = Limit(needsFar);
            limitPlace = needsFar ? parts.Add(limit) : -1;
            var rows = Rows(rowParts, limit, needsFar);
            rowsPlace = parts.Add(forward ? rows : $"reverse({rows})");
        }

        var totalPlace = _fields.Any(field => field is Projection.TotalCount) ? parts.Add(Count()) : -1;
        var nearPlace = needsNear && near is not null
            ? parts.Add(Exists(row => [_order.Beyond(near, !forward, orAt: true, row, KeyNulls.Mixed)]))
            : -1;
        var farPlace = needsFar && far is not null
            ? parts.Add(Exists(row =>
                [
                    _order.Beyond(far, forward, orAt: true, row, KeyNulls.Mixed),
                    _order.Beyond(near, forward, orAt: false, row, KeyNulls.Mixed),
                ]))
            : -1;
        return (
            parts.Text,
            new ConnectionShape(shapes, cursor, _fromEnd, rowsPlace, limitPlace, totalPlace, nearPlace, farPlace));
    }

    private ConnectionField Field(Projection field, RowParts row)
    {
        switch (field)
        {
            case Projection.TotalCount:
                return new ConnectionField.Total();
            case Projection.PageNodes nodes:
                return new ConnectionField.Nodes(NodeRenderer.Render(_context, nodes.Selection, _row, row));
            case Projection.PageEdges edges:
                return new ConnectionField.Edges([.. _context.Included(edges.Fields).Select(one => EdgeField(one, row))]);
            case Projection.PageInfo info:
                return new ConnectionField.Info(
                    [.. _context.Included(info.Fields).Cast<Projection.PageFact>().Select(fact => fact.Fact)]);
            default:
                throw RenderContext.Misplaced(field, "a connection");
        }
    }

    private EdgeField EdgeField(Projection field, RowParts row)
    {
        switch (field)
        {
            case Projection.Cursor:
                return new EdgeField.Cursor();
            case Projection.EdgeNode node:
                return new EdgeField.Node(NodeRenderer.Render(_context, node.Selection, _row, row));
            case Projection.Property { Source: PropertySource.OfRelationship } or
                Projection.Records { Source: PropertySource.OfRelationship }:
                var (place, shape) = row.Add(field, () => PropertyRenderer.Render(_context, field, _row.Relationship!));
                return new EdgeField.Value(place, shape);
            default:
                throw RenderContext.Misplaced(field, "an edge");
        }
    }

    private string Limit(bool needsFar)
    {
        var window = _connection.Window;
        var more = needsFar ? 1L : 0;
        return _context.Parameters.Add(given => ((PageWindow)given[window]!).Count + more);
    }

    private string Rows(RowParts row, string limit, bool needsFar)
    {
        var backward = _fromEnd;
        var limited = $"LIMIT {limit}";
        var names = _row.Node + (_row.Relationship is null ? "" : $", {_row.Relationship}");
        (RowPattern Pattern, string Place, string OrderBy)[] found =
        [
            .. from pattern in _patterns
               let scope = pattern.Row
               from part in Parts(scope)
               let place = Condition.And(
                   part.Condition,
                   _order.Beyond(_after, after: true, orAt: false, scope, part.Nulls),
                   _order.Beyond(_before, after: false, orAt: false, scope, part.Nulls))
               where Condition.And(place, _filter) != Condition.False
               select (pattern, place, _order.OrderBy(scope, backward, part.Nulls)),
        ];
        string[] branches =
        [
            .. found.Select(one =>
                $"{one.Pattern.Match(one.Place, _filter)} WITH {names}{_order.Computed(one.Pattern.Row)} ORDER BY {one.OrderBy} {limited}"),
        ];
        var merged = $"WITH {names}{_order.ComputedNames} ORDER BY {_order.OrderBy(_row, backward, KeyNulls.Mixed)} {limited}";
        var returned = $"RETURN {names}{_order.ComputedNames}";
        return branches switch
        {
            [] => "[]",
            [var one] when _isRange && Parts(_row).First().Condition != Condition.True => Page(NearFirst(found[0], one, limit)),
            [var one] => Page(one),
            _ => Page($"CALL () {{ {string.Join(" UNION ALL ", branches.Select(branch => $"{branch} {returned}"))} }} {merged}"),
        };

        string Page(string found) => needsFar && row.HasSubqueries
            ? $"COLLECT {{ {WithoutOneTooMany(found, limit)} RETURN {row.Text} }}"
            : $"COLLECT {{ {found} RETURN {row.Text} }}";
    }

    /// <summary>
    /// Reads a bounded number of rows in the order of the list and filters them; only when they do not fill the page, all rows are found
    /// as Neo4j plans it, which is through the index on the range. That is better when few rows match and far worse when many do, and
    /// nobody knows before.
    /// </summary>
    private string NearFirst((RowPattern Pattern, string Place, string OrderBy) rows, string all, string limit)
    {
        var (node, near) = (_row.Node, _context.Variables.Next('l'));
        return $"CALL () {{ {rows.Pattern.Match(rows.Place)} WITH {node} ORDER BY {rows.OrderBy} LIMIT {MaxNear} WITH {node} WHERE {_filter} "
            + $"WITH {node} ORDER BY {rows.OrderBy} LIMIT {limit} RETURN collect({node}) AS {near} }} "
            + $"CALL ({near}) {{ WITH {near} WHERE size({near}) = {limit} UNWIND {near} AS {node} RETURN {node} "
            + $"UNION ALL WITH {near} WHERE size({near}) < {limit} CALL ({near}) {{ {all} RETURN {node} }} RETURN {node} }} "
            + $"WITH {node} ORDER BY {rows.OrderBy}";
    }

    /// <summary>
    /// The rows that were found, with nulls in place of the one too many, so that nothing is looked for beneath it: no pattern has a null.
    /// </summary>
    private string WithoutOneTooMany(string found, string limit)
    {
        string[] names = [_row.Node, .. _row.Relationship is { } relationship ? [relationship] : (string[])[], .. _order.Aliases];
        var (all, one) = (_context.Variables.Next('l'), _context.Variables.Next('x'));
        var nothing = string.Join(", ", names.Select(_ => "null"));
        return $"WITH COLLECT {{ {found} RETURN [{string.Join(", ", names)}] }} AS {all} "
            + $"UNWIND CASE WHEN size({all}) = {limit} THEN {all}[..-1] + [[{nothing}]] ELSE {all} END AS {one} "
            + $"WITH {string.Join(", ", names.Select((name, place) => $"{one}[{place}] AS {name}"))}";
    }

    /// <summary>
    /// The parts in which the rows of a pattern are read. Each has a condition that makes an index in the order of the list usable.
    /// </summary>
    private IEnumerable<(string Condition, KeyNulls Nulls)> Parts(RowScope scope)
    {
        var byId = $"{scope.Node}.{NodeMatch.Id(scope.Set)} > \"\"";
        if (_connection.Source is not RowSource.Scan)
        {
            yield return (Condition.True, KeyNulls.Mixed);
        }
        else if (_order.IsById)
        {
            yield return (byId, KeyNulls.Mixed);
        }
        else if (_order.IndexedKey(scope) is { } key)
        {
            yield return ($"{key} IS NOT NULL", KeyNulls.None);
            if (_order.IsNullable(0, scope))
            {
                yield return (Condition.And($"{key} IS NULL", byId), KeyNulls.Only);
            }
        }
        else
        {
            yield return (Condition.True, KeyNulls.Mixed);
        }
    }

    private string Count() => _patterns.Count == 0 ? "0" : string.Join(" + ", _patterns.SelectMany(pattern => _filter switch
    {
        Condition.False => ["0"],
        Condition.True => pattern.Unnamed.Select(unnamed => $"COUNT {{ {unnamed} }}"),
        _ => [$"COUNT {{ {pattern.Match(_filter)} }}"],
    }));

    private string Exists(Func<RowScope, IEnumerable<string>> conditions) => Condition.Or(_patterns.Select(pattern =>
        Condition.And([_filter, .. conditions(pattern.Row)]) is var all && all == Condition.False
            ? all
            : $"EXISTS {{ {pattern.Match(all)} }}"));

    private CursorShape Cursor(RowParts row)
    {
        (int, PropertyDefinition?)[] values =
        [
            .. _order.CursorValues(_row).Select(value => (row.Add(value.Text), ValueRenderer.PropertyOf(value.Value))),
        ];
        return new CursorShape(
            values,
            row.Add($"{_row.Node}.{NodeMatch.Id(_row.Set)}"),
            _row.Relationship is null ? -1 : row.Add($"{_row.Relationship}.{Storage.StoredNames.Quote("id")}"));
    }

    private bool NeedsCursor(Projection field) => field switch
    {
        Projection.PageEdges edges => _context.Included(edges.Fields).Any(one => one is Projection.Cursor),
        Projection.PageInfo => Needs(PageFactKind.StartCursor) || Needs(PageFactKind.EndCursor),
        _ => false,
    };

    private bool Needs(PageFactKind kind) => _fields.Any(field =>
        field is Projection.PageInfo info
        && _context.Included(info.Fields).Any(one => one is Projection.PageFact fact && fact.Fact == kind));
}
