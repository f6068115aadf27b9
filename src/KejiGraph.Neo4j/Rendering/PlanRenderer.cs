using KejiGraph.Bolt;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Decoding;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>A plan with the arguments of a request as one statement, and how its one record is read.</summary>
/// <param name="Statement">The statement. Its text depends on the plan and on which arguments are given, never on what they hold.</param>
/// <param name="Roots">One shape for each root that is wanted; the values follow the sequence of the last commit.</param>
internal sealed record RenderedPlan(BoltStatement Statement, ValueShape[] Roots);

/// <summary>Renders a plan: each root is one expression of one RETURN, whatever lies beneath it.</summary>
internal static class PlanRenderer
{
    /// <summary>Renders a plan for a request.</summary>
    public static RenderedPlan Render(Plan plan, PlanArguments arguments)
    {
        var context = new RenderContext(arguments);
        (string Text, ValueShape Shape)[] roots = [.. context.Included(plan.Roots).Select(root => Root(context, root))];
        string[] values =
        [
            $"COLLECT {{ MATCH (s:{StoredNames.Quote(StoredNames.Commits)}) RETURN s.{StoredNames.Quote(StoredNames.Sequence)} }} AS s",
            .. roots.Select((root, index) => $"{root.Text} AS v{index}"),
        ];
        return new RenderedPlan(
            new BoltStatement($"RETURN {string.Join(",\n", values)}", context.Parameters.Values),
            [.. roots.Select(root => root.Shape)]);
    }

    private static (string Text, ValueShape Shape) Root(RenderContext context, Projection root)
    {
        switch (root)
        {
            case Projection.Node node:
                var (one, shape) = NodeRenderer.ById(context, node.Selection, context.Parameters.Add(context.Arguments[node.Id]));
                return (one, new OptionalNodeShape(shape));
            case Projection.NodeList list:
                var id = context.Variables.Next('i');
                var ids = context.Parameters.Add(context.Arguments[list.Ids]);
                var (each, item) = NodeRenderer.ById(context, list.Selection, id);
                return ($"COLLECT {{ UNWIND {ids} AS {id} RETURN {each} }}", new NodeListShape(new OptionalNodeShape(item)));
            case Projection.Connection connection:
                return ConnectionRenderer.Render(context, connection, owner: null);
            default:
                throw RenderContext.Misplaced(root, "the root");
        }
    }
}
