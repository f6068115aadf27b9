using System.Diagnostics;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>One value of a connection. A closed family.</summary>
internal abstract record ConnectionField
{
    /// <summary>The number of rows on all pages.</summary>
    public sealed record Total : ConnectionField;

    /// <summary>The nodes of the page.</summary>
    public sealed record Nodes(NodeShape Node) : ConnectionField;

    /// <summary>The rows of the page.</summary>
    public sealed record Edges(EdgeField[] Fields) : ConnectionField;

    /// <summary>Where the page stands.</summary>
    public sealed record Info(PageFactKind[] Facts) : ConnectionField;
}

/// <summary>One value of an edge. A closed family.</summary>
internal abstract record EdgeField
{
    /// <summary>The place of the row.</summary>
    public sealed record Cursor : EdgeField;

    /// <summary>The node of the row.</summary>
    public sealed record Node(NodeShape Shape) : EdgeField;

    /// <summary>A property of the relationship.</summary>
    public sealed record Value(int Place, ValueShape Shape) : EdgeField;
}

/// <summary>Reads a connection: a list of its rows and of what else is known of it.</summary>
/// <param name="fields">What is pushed.</param>
/// <param name="cursor">How the place of a row is read; null when no place is asked for.</param>
/// <param name="fromEnd">The page is read from the end, so that the row too many is the first.</param>
/// <param name="rows">The place of the rows; -1 when they are not there. So too the others.</param>
/// <param name="limit">
/// The place of how many rows there can be. When there are as many, one is more than the page shows: there are rows on the far side.
/// </param>
/// <param name="total">The place of the number of all rows.</param>
/// <param name="near">The place of whether there is a row on the near side.</param>
/// <param name="far">The place of whether there is a row past the far bound.</param>
internal sealed class ConnectionShape(
    ConnectionField[] fields, CursorShape? cursor, bool fromEnd, int rows, int limit, int total, int near, int far) : ValueShape
{
    public override void Push(ref PackStreamReader reader, IResultSink sink)
    {
        var parts = new ListReader(reader);
        var page = Shown(ref parts);
        sink.BeginObject();
        foreach (var field in fields)
        {
            switch (field)
            {
                case ConnectionField.Total:
                    sink.Integer(parts.Take(total).ReadInteger());
                    break;
                case ConnectionField.Nodes nodes:
                    PushRows(ref parts.Take(rows), page, new NodesPusher(nodes.Node), sink);
                    break;
                case ConnectionField.Edges edges:
                    PushRows(ref parts.Take(rows), page, new EdgesPusher(edges.Fields, cursor), sink);
                    break;
                case ConnectionField.Info info:
                    sink.BeginObject();
                    foreach (var fact in info.Facts)
                    {
                        PushFact(ref parts, page, fact, sink);
                    }

                    sink.EndObject();
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        sink.EndObject();
        reader = parts.End();
    }

    private static void PushRows<TPusher>(ref PackStreamReader reader, ShownRows page, TPusher pusher, IResultSink sink)
        where TPusher : struct, IRowPusher
    {
        sink.BeginList();
        var size = reader.ReadListSize();
        for (var index = 0; index < size; index++)
        {
            if (index < page.First || index >= page.End)
            {
                reader.Skip();
                continue;
            }

            var row = new ListReader(reader);
            pusher.Push(ref row, sink);
            reader = row.End();
        }

        sink.EndList();
    }

    private ShownRows Shown(ref ListReader parts)
    {
        if (rows < 0)
        {
            return default;
        }

        var most = limit < 0 ? long.MaxValue : parts.Take(limit).ReadInteger();
        var size = parts.Peek(rows).ReadListSize();
        return size < most ? new(0, size, HasMore: false) : fromEnd ? new(1, size, HasMore: true) : new(0, size - 1, HasMore: true);
    }

    private void PushFact(ref ListReader parts, ShownRows page, PageFactKind fact, IResultSink sink)
    {
        switch (fact)
        {
            case PageFactKind.HasNextPage or PageFactKind.HasPreviousPage:
                var isFar = (fact == PageFactKind.HasNextPage) != fromEnd;
                sink.Boolean(isFar ? page.HasMore || IsTrue(ref parts, far) : IsTrue(ref parts, near));
                break;
            case PageFactKind.StartCursor or PageFactKind.EndCursor:
                if (page.First == page.End)
                {
                    sink.Null();
                    return;
                }

                var reader = parts.Peek(rows);
                reader.ReadListSize();
                for (var skipped = fact == PageFactKind.StartCursor ? page.First : page.End - 1; skipped > 0; skipped--)
                {
                    reader.Skip();
                }

                var row = new ListReader(reader);
                sink.Cursor(cursor!.Read(ref row));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static bool IsTrue(ref ListReader parts, int place) => place >= 0 && parts.Take(place).ReadBoolean();

    /// <summary>Which of the rows that came are shown, and whether there are more on the far side.</summary>
    private readonly record struct ShownRows(int First, int End, bool HasMore);

    private interface IRowPusher
    {
        void Push(ref ListReader row, IResultSink sink);
    }

    private readonly struct NodesPusher(NodeShape node) : IRowPusher
    {
        public void Push(ref ListReader row, IResultSink sink) => node.Push(ref row, sink);
    }

    private readonly struct EdgesPusher(EdgeField[] fields, CursorShape? cursor) : IRowPusher
    {
        public void Push(ref ListReader row, IResultSink sink)
        {
            sink.BeginObject();
            foreach (var field in fields)
            {
                switch (field)
                {
                    case EdgeField.Cursor:
                        sink.Cursor(cursor!.Read(ref row));
                        break;
                    case EdgeField.Node node:
                        node.Shape.Push(ref row, sink);
                        break;
                    case EdgeField.Value value:
                        value.Shape.Push(ref row.Take(value.Place), sink);
                        break;
                    default:
                        throw new UnreachableException();
                }
            }

            sink.EndObject();
        }
    }
}
