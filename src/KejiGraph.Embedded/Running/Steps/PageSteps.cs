using System.Diagnostics;
using KejiGraph.Embedded.Running.Rows;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Steps;

/// <summary>Pushes the number of rows on all pages.</summary>
internal sealed class TotalCountStep(int condition) : Step<PageRows>(condition)
{
    public override void Push(RunContext context, PageRows at) => context.Sink.Integer(at.TotalCount);
}

/// <summary>Pushes the nodes of the page.</summary>
internal sealed class PageNodesStep(int condition, NodePusher node) : Step<PageRows>(condition)
{
    public override void Push(RunContext context, PageRows at)
    {
        context.Sink.BeginList();
        foreach (var row in at.Rows)
        {
            node.Push(context, row.Node);
        }

        context.Sink.EndList();
    }
}

/// <summary>Pushes the rows of the page with their relationships.</summary>
internal sealed class PageEdgesStep(int condition, Step<Edge>[] fields) : Step<PageRows>(condition)
{
    public override void Push(RunContext context, PageRows at)
    {
        context.Sink.BeginList();
        foreach (var row in at.Rows)
        {
            context.Sink.BeginObject();
            Step<Edge>.PushAll(fields, context, new Edge(row, at.Order!));
            context.Sink.EndObject();
        }

        context.Sink.EndList();
    }
}

/// <summary>Pushes where the page stands.</summary>
internal sealed class PageInfoStep(int condition, PageFactStep[] facts) : Step<PageRows>(condition)
{
    /// <summary>The facts that are wanted in this run.</summary>
    public bool Wants(RunContext context, PageFactKind kind) =>
        Array.Exists(facts, fact => fact.Fact == kind && context.Arguments.IsIncluded(fact.Condition));

    public override void Push(RunContext context, PageRows at)
    {
        context.Sink.BeginObject();
        PushAll(facts, context, at);
        context.Sink.EndObject();
    }
}

/// <summary>Pushes one fact of where the page stands.</summary>
internal sealed class PageFactStep(int condition, PageFactKind fact) : Step<PageRows>(condition)
{
    public PageFactKind Fact { get; } = fact;

    public override void Push(RunContext context, PageRows at)
    {
        switch (Fact)
        {
            case PageFactKind.HasNextPage:
                context.Sink.Boolean(at.HasNext);
                break;
            case PageFactKind.HasPreviousPage:
                context.Sink.Boolean(at.HasPrevious);
                break;
            case PageFactKind.StartCursor or PageFactKind.EndCursor when at.Rows.Count == 0:
                context.Sink.Null();
                break;
            case PageFactKind.StartCursor:
                context.Sink.Cursor(at.Order!.KeyOf(context, at.Rows[0]));
                break;
            case PageFactKind.EndCursor:
                context.Sink.Cursor(at.Order!.KeyOf(context, at.Rows[^1]));
                break;
            default:
                throw new UnreachableException();
        }
    }
}
