using System.Diagnostics;
using KejiGraph.Embedded.Running.Predicates;
using KejiGraph.Embedded.Running.Rows;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Steps;

/// <summary>Reads a page of a list of nodes or relationships and pushes what is selected of it.</summary>
internal sealed class ConnectionStep : Step<Row>
{
    private readonly Projection.Connection _connection;
    private readonly Test? _test;
    private readonly RowOrder _order;
    private readonly Step<PageRows>[] _fields;
    private readonly int _requestSlot;

    public ConnectionStep(Projection.Connection connection, Step<PageRows>[] fields, PredicateCompiler predicates)
        : base(connection.Condition)
    {
        _connection = connection;
        _fields = fields;
        _order = new RowOrder(connection.Ordering, (connection.Source as RowSource.Expand)?.Type);
        _test = connection.Filter is null ? null : predicates.Compile(connection.Filter);
        if (connection.Source is RowSource.Expand expand && !expand.Target.ContainsAll(OtherEnds(expand)))
        {
            _test = new TypeTest(expand.Target, _test);
        }

        _requestSlot = predicates.Slot();
    }

    public override void Push(RunContext context, Row at)
    {
        var page = context.RentPage();
        var request = context.Prepared(_requestSlot, this, static (run, step) => step.Request(run));
        page.Order = request.Order;
        switch (_connection.Source)
        {
            case RowSource.Scan scan:
                Scan(context, scan, request, page);
                break;
            case RowSource.Expand expand:
                Expand(context, expand, at, request, page);
                break;
            default:
                throw new UnreachableException();
        }

        context.Sink.BeginObject();
        Step<PageRows>.PushAll(_fields, context, page);
        context.Sink.EndObject();
        context.Return(page);
    }

    private static NodeSet OtherEnds(RowSource.Expand expand) =>
        expand.Direction == Direction.Out ? expand.Type.Targets : expand.Type.Sources;

    private PageRequest Request(RunContext context)
    {
        var window = (PageWindow)context.Arguments[_connection.Window]!;
        var order = _connection.OrderingParameter is { } parameter && context.Arguments[parameter] is Ordering given
            ? new RowOrder(given, (_connection.Source as RowSource.Expand)?.Type)
            : _order;
        return new PageRequest(
            order,
            _test is null || _test.IsAbsent(context) ? null : _test,
            Wants(context, field => field is PageNodesStep or PageEdgesStep or PageInfoStep) ? window.Count : 0,
            window.FromEnd,
            order.ToBound(window.After),
            order.ToBound(window.Before),
            Wants(context, field => field is PageInfoStep info && info.Wants(context, PageFactKind.HasNextPage)),
            Wants(context, field => field is PageInfoStep info && info.Wants(context, PageFactKind.HasPreviousPage)),
            Wants(context, field => field is TotalCountStep));
    }

    private bool Wants(RunContext context, Func<Step<PageRows>, bool> kind) =>
        Array.Exists(_fields, field => kind(field) && context.Arguments.IsIncluded(field.Condition));

    private void Scan(RunContext context, RowSource.Scan scan, PageRequest request, PageRows page)
    {
        var access = ScanAccess.Choose(context, scan.Set, request.Test is null ? null : _connection.Filter);
        if (request.NeedsRows && access.OrderedLists(request) is { } lists)
        {
            access.RecordScan();
            if (lists is [var list])
            {
                OrderedPage.Read<ListSequence<IRowList>, ListWalk<IRowList>>(
                    context, new ListSequence<IRowList>(list), request, page);
            }
            else
            {
                OrderedPage.Read<MergedSequence, MergedSequence.MergedWalk>(
                    context, new MergedSequence(lists), request, page);
            }
        }
        else if (request.NeedsRows)
        {
            access.RecordCandidates();
            var sorted = new SortedPage(context, request, page);
            access.ForEach(sorted.Offer);
            sorted.Complete();
            return;
        }

        if (request.NeedsTotalCount && request.Test is null)
        {
            access.RecordScan();
            page.TotalCount = access.Candidates;
        }
        else if (request.NeedsTotalCount)
        {
            access.RecordCandidates();
            access.ForEach(row => page.TotalCount += request.Matches(context, row) ? 1 : 0);
        }
    }

    private static void Expand(RunContext context, RowSource.Expand expand, Row at, PageRequest request, PageRows page)
    {
        context.Reads?.Adjacency(at.Node, expand.Type, expand.Direction);
        var links = context.Snapshot.TableOf(at.Node).Adjacent(expand.Type, expand.Direction)[at.Node.Row];
        var list = new LinkList(links);
        if (request.NeedsRows && request.Order.Keys.IsEmpty)
        {
            OrderedPage.Read<ListSequence<LinkList>, ListWalk<LinkList>>(
                context, new ListSequence<LinkList>(list), request, page);
        }
        else if (request.NeedsRows)
        {
            var sorted = new SortedPage(context, request, page);
            for (var position = 0; position < list.Count; position++)
            {
                sorted.Offer(list[position]);
            }

            sorted.Complete();
            return;
        }

        if (request.NeedsTotalCount && request.Test is null)
        {
            page.TotalCount = links.Count;
        }
        else if (request.NeedsTotalCount)
        {
            for (var position = 0; position < list.Count; position++)
            {
                page.TotalCount += request.Matches(context, list[position]) ? 1 : 0;
            }
        }
    }
}
